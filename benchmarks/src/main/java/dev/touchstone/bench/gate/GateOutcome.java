package dev.touchstone.bench.gate;

import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;

/**
 * How a gate ended.
 *
 * @param runFolder what it wrote
 * @param verdict what it came to
 * @param summary the Markdown summary
 * @param failures why something could not be measured; empty where everything was
 */
public record GateOutcome(Path runFolder, Verdict verdict, String summary, List<String> failures) {
    /** Whether nothing failed but something could not be measured. */
    public boolean unmeasured() {
        return verdict.outcome() == Outcome.INCONCLUSIVE && !failures.isEmpty();
    }
}
