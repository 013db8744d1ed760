package dev.touchstone.report.gate;

import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.LatencyTurn;
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
 */
public record Measured(
        Attempt<ConformanceReport> rules,
        Attempt<List<Check>> parity,
        Attempt<Answers> answers,
        Attempt<List<LatencyTurn>> latency) {

    /** Why something could not be measured, each reason once. */
    public List<String> failures() {
        return Stream.of(rules.reason(), parity.reason(), answers.reason(), latency.reason())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
