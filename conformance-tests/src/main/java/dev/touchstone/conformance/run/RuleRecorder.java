package dev.touchstone.conformance.run;

import dev.touchstone.conformance.rule.FailureLine;
import dev.touchstone.conformance.rule.Rules;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import dev.touchstone.report.conformance.SubjectResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Turns what JUnit tells of one subject's tests into results; rules run one after the other. */
final class RuleRecorder implements TestExecutionListener {
    private final String subject;
    private final ConformanceListener listener;
    private final List<RuleResult> results = new ArrayList<>();
    private final Map<String, List<String>> notes = new HashMap<>();
    private Optional<Throwable> unfit = Optional.empty();
    private long startedAt;

    RuleRecorder(String subject, ConformanceListener listener) {
        this.subject = subject;
        this.listener = listener;
    }

    /**
     * What the rules came to.
     *
     * @throws IllegalStateException if something else than a rule failed
     */
    SubjectResults results() {
        if (unfit.isPresent()) {
            throw new IllegalStateException("the rules could not be put to " + subject, unfit.get());
        }
        List<RuleResult> sorted = new ArrayList<>(results);
        sorted.sort(Comparator.comparing(result -> result.rule().id()));
        return new SubjectResults(subject, sorted);
    }

    static Optional<RuleDescription> rule(Optional<?> source) {
        return source.filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(MethodSource::getJavaMethod)
                .flatMap(Rules::of);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        rule(test.getSource()).ifPresent(rule -> {
            listener.started(subject, rule);
            startedAt = System.nanoTime();
        });
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        notes.computeIfAbsent(test.getUniqueId(), id -> new ArrayList<>())
                .addAll(entry.getKeyValuePairs().values());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        rule(test.getSource()).ifPresent(rule -> add(test, rule, RuleOutcome.SKIPPED, Optional.of(reason)));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<RuleDescription> rule = rule(test.getSource());
        if (rule.isEmpty()) {
            unfit = unfit.or(result::getThrowable);
            return;
        }
        add(test, rule.get(), outcome(result.getStatus()), result.getThrowable().map(FailureLine::of));
    }

    private static RuleOutcome outcome(TestExecutionResult.Status status) {
        return switch (status) {
            case SUCCESSFUL -> RuleOutcome.PASSED;
            case ABORTED -> RuleOutcome.SKIPPED;
            case FAILED -> RuleOutcome.FAILED;
        };
    }

    private void add(TestIdentifier test, RuleDescription rule, RuleOutcome outcome, Optional<String> reason) {
        double durationMs = outcome == RuleOutcome.SKIPPED ? 0 : (System.nanoTime() - startedAt) / 1e6;
        List<String> own = notes.getOrDefault(test.getUniqueId(), List.of());
        RuleResult result = new RuleResult(rule, outcome, reason, own, durationMs);
        results.add(result);
        listener.finished(subject, result);
    }
}
