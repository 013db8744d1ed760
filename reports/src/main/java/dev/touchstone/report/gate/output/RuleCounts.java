package dev.touchstone.report.gate.output;

import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import java.util.List;

/**
 * What the conformance rules came to.
 *
 * @param passed how many passed
 * @param failed ids of those that failed and do not block, with the reason
 * @param skipped ids of those not executed, with the capability that is missing
 * @param notes what rules wanted known, such as deliberate differences
 */
public record RuleCounts(long passed, List<String> failed, List<String> skipped, List<String> notes) {
    public RuleCounts {
        failed = List.copyOf(failed);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /** The counts of a report. */
    public static RuleCounts of(ConformanceReport report) {
        List<RuleResult> all = report.subjects().stream()
                .flatMap(subject -> subject.results().stream())
                .toList();
        return new RuleCounts(
                all.stream()
                        .filter(result -> result.outcome() == RuleOutcome.PASSED)
                        .count(),
                named(all, RuleOutcome.FAILED),
                named(all, RuleOutcome.SKIPPED),
                all.stream()
                        .flatMap(result -> result.notes().stream()
                                .map(note -> result.rule().id() + ": " + note))
                        .toList());
    }

    private static List<String> named(List<RuleResult> results, RuleOutcome outcome) {
        return results.stream()
                .filter(result -> result.outcome() == outcome)
                .map(result -> result.rule().id() + ": " + result.reason().orElse(""))
                .toList();
    }
}
