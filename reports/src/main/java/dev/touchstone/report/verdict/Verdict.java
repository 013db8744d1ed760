package dev.touchstone.report.verdict;

import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * The content of {@code verdict.json}.
 *
 * @param outcome FAIL if any check failed, else INCONCLUSIVE if any is, else PASS
 * @param checks at least one: nothing checked is no verdict
 */
public record Verdict(Outcome outcome, List<Check> checks) {
    public static final String FILE = "verdict.json";

    public Verdict {
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new ReportException("a verdict without checks says nothing; check something first");
        }
        if (outcome != worst(checks)) {
            throw new ReportException("verdict " + outcome + " contradicts its checks, which come to " + worst(checks));
        }
    }

    /** The verdict these checks come to. */
    public static Verdict of(List<Check> checks) {
        return new Verdict(worst(checks), checks);
    }

    private static Outcome worst(List<Check> checks) {
        List<Outcome> outcomes = checks.stream().map(Check::outcome).toList();
        if (outcomes.contains(Outcome.FAIL)) {
            return Outcome.FAIL;
        }
        return outcomes.contains(Outcome.INCONCLUSIVE) ? Outcome.INCONCLUSIVE : Outcome.PASS;
    }
}
