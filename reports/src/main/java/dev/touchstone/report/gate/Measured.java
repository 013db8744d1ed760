package dev.touchstone.report.gate;

import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.work.OperationCount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a gate attempted.
 *
 * @param rules the conformance rules
 * @param parity checks of the answers against the file store's
 * @param answers the scores of the queries
 * @param latency the turns
 * @param work what single operations came to; empty where no policy asks for it
 */
public record Measured(
        Attempt<ConformanceReport> rules,
        Attempt<List<Check>> parity,
        Attempt<Answers> answers,
        Attempt<List<LatencyTurn>> latency,
        Optional<Attempt<List<OperationCount>>> work) {
    /** What was attempted where no work was to be counted. */
    public Measured(
            Attempt<ConformanceReport> rules,
            Attempt<List<Check>> parity,
            Attempt<Answers> answers,
            Attempt<List<LatencyTurn>> latency) {
        this(rules, parity, answers, latency, Optional.empty());
    }

    /** Why something could not be measured, each reason once. */
    public List<String> failures() {
        Stream<Optional<String>> steps = Stream.of(
                rules.reason(), parity.reason(), answers.reason(), latency.reason(), work.flatMap(Attempt::reason));
        return Stream.concat(steps, uncounted())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Stream<Optional<String>> uncounted() {
        return work.flatMap(Attempt::value).stream()
                .flatMap(List::stream)
                .flatMap(count -> count.figures().values().stream())
                .map(Attempt::reason);
    }
}
