package dev.touchstone.conformance.rule;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.report.conformance.Severity;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Skips a rule whose capability is missing, and keeps a failed SHOULD from failing a build. */
final class RuleExtension implements BeforeEachCallback, TestExecutionExceptionHandler {
    @Override
    public void beforeEach(ExtensionContext context) {
        Rule rule = rule(context);
        StoreContract contract = (StoreContract) context.getRequiredTestInstance();
        Set<Capability> claimed = contract.subject().capabilities();
        Arrays.stream(rule.needs())
                .filter(need -> !claimed.contains(need))
                .findFirst()
                .ifPresent(missing -> {
                    throw new TestAbortedException("needs " + missing.label());
                });
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Rule rule = rule(context);
        boolean blocks = rule.severity() == Severity.MUST
                || context.getConfigurationParameter(NonBlocking.REPORT_AS_FAILED)
                        .isPresent();
        if (blocks || failure instanceof TestAbortedException) {
            throw failure;
        }
        context.publishReportEntry(NonBlocking.ENTRY, rule.id() + " " + FailureLine.of(failure));
    }

    private static Rule rule(ExtensionContext context) {
        return context.getRequiredTestMethod().getAnnotation(Rule.class);
    }
}
