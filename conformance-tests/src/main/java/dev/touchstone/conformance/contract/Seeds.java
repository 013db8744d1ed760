package dev.touchstone.conformance.contract;

import org.junit.jupiter.api.TestReporter;

/** The seeds of rules that try random input: the same in every run unless the system property says otherwise. */
final class Seeds {
    private static final String PROPERTY = "touchstone.seed";
    private static final long DEFAULT = 20_261;

    private Seeds() {}

    /** Returns a rule's seed and tells it, so that a failure can be repeated. */
    static long of(String rule, TestReporter reporter) {
        long seed = Long.getLong(PROPERTY, DEFAULT);
        reporter.publishEntry("seed", PROPERTY + " " + seed);
        return seed * 31 + rule.hashCode();
    }
}
