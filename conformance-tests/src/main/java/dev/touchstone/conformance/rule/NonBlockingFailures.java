package dev.touchstone.conformance.rule;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints which SHOULD rules failed at the end of a build's tests, whose outcome they leave alone; registered as a service. */
public final class NonBlockingFailures implements TestExecutionListener {
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        failures.clear();
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        String failure = entry.getKeyValuePairs().get(NonBlocking.ENTRY);
        if (failure != null) {
            failures.add(owner(test) + failure);
        }
    }

    private String owner(TestIdentifier test) {
        Optional<ClassSource> source = plan.getParent(test)
                .flatMap(TestIdentifier::getSource)
                .filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast);
        return source.map(parent -> parent.getJavaClass().getSimpleName() + " ").orElse("");
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        if (!failures.isEmpty()) {
            System.err.println("failed SHOULD rules, not blocking (" + failures.size() + "):");
            failures.forEach(line -> System.err.println("  " + line));
        }
    }
}
