package dev.touchstone.report.gate;

/** What a check came to. */
public enum Outcome {
    PASS,
    FAIL,
    /** The evidence does not suffice for either. */
    INCONCLUSIVE
}
