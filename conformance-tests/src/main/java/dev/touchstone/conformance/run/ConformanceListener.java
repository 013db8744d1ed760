package dev.touchstone.conformance.run;

import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.RuleResult;

/** Told of each rule as a run goes on. */
public interface ConformanceListener {
    /** A rule begins. */
    default void started(String subject, RuleDescription rule) {}

    /** A rule came to something. */
    default void finished(String subject, RuleResult result) {}
}
