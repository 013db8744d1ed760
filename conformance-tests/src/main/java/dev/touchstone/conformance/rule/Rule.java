package dev.touchstone.conformance.rule;

import dev.touchstone.conformance.Capability;
import dev.touchstone.report.conformance.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a default method of a contract a numbered rule, run as a test.
 *
 * <p>A rule is skipped where the subject lacks a capability it needs. In a build a failed SHOULD does not fail the test:
 * it is printed, and listed again at the end; under {@link dev.touchstone.conformance.run.ConformanceRun} it is FAILED.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(RuleExtension.class)
public @interface Rule {
    /** The family's letters and a number of two digits, such as {@code ADD-03}; never given to another rule. */
    String id();

    /** Whether a failure blocks. */
    Severity severity() default Severity.MUST;

    /** One sentence: what a store does. */
    String intent();

    /** What to look at first. */
    String ifItFails();

    /** What the subject must claim for the rule to be put to it. */
    Capability[] needs() default {};
}
