package dev.touchstone.report.verdict;

/** What a check came to. */
public enum Outcome {
    PASS,
    FAIL,
    /** The evidence does not suffice for either. */
    INCONCLUSIVE
}
