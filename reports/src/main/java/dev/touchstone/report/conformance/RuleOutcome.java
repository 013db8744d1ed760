package dev.touchstone.report.conformance;

/** What a rule came to. */
public enum RuleOutcome {
    PASSED,
    FAILED,
    /** The store does not claim what the rule asks about; the result names it. */
    SKIPPED
}
