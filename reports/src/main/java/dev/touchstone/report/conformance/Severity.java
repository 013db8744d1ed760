package dev.touchstone.report.conformance;

/** What a failed rule means for the store. */
public enum Severity {
    /** The store does not conform. */
    MUST,
    /** The failure is reported and blocks nothing. */
    SHOULD
}
