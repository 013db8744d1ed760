package dev.touchstone.report.conformance;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Optional;

/**
 * What one rule came to for one store.
 *
 * @param rule the rule
 * @param outcome what it came to
 * @param reason one line: what went wrong, or which capability is missing; present unless it passed
 * @param notes what the rule wants known whatever it came to, such as deliberate differences
 * @param durationMs how long the rule took, 0 where it was skipped
 */
public record RuleResult(
        RuleDescription rule, RuleOutcome outcome, Optional<String> reason, List<String> notes, double durationMs) {
    public RuleResult {
        notes = List.copyOf(notes);
        if (reason.isPresent() == (outcome == RuleOutcome.PASSED)) {
            throw new ReportException("rule " + rule.id() + " " + outcome + " "
                    + (reason.isPresent() ? "has a reason: " + reason.get() : "has no reason")
                    + "; a rule has one unless it passed");
        }
    }

    /** Whether this result says that the store does not conform. */
    public boolean blocks() {
        return outcome == RuleOutcome.FAILED && rule.severity() == Severity.MUST;
    }
}
