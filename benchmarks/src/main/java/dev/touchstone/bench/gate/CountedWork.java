package dev.touchstone.bench.gate;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.IndexUnderTest;
import dev.touchstone.report.gate.policy.WorkLimits;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.work.OperationCount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What single operations on the index under test came to, and what they may come to.
 *
 * @param counted every figure of every operation
 * @param limits of some of them
 */
record CountedWork(Attempt<List<OperationCount>> counted, WorkLimits limits) {
    /** Counts on the last build; an index that did not answer has no work. */
    static CountedWork of(GateSession session, IndexUnderTest index, Attempt<List<Round>> rounds, WorkLimits limits) {
        return new CountedWork(
                rounds.reason()
                        .map(Attempt::<List<OperationCount>>failed)
                        .orElseGet(() -> Attempts.of(() -> session.count(index.settings()))),
                limits);
    }

    /** Returns the figures that have a limit. */
    Attempt<List<OperationCount>> asked() {
        return counted.map(operations -> operations.stream().map(this::asked).toList());
    }

    private OperationCount asked(OperationCount count) {
        return count.only(key -> limits.all().stream()
                .anyMatch(limit -> limit.operation().equals(count.operation())
                        && limit.metric().key().equals(key)));
    }

    /** Returns a row for every figure that could be counted, limited or not. */
    Stream<Measurement> rows(Map<String, String> cell) {
        return counted.value().stream()
                .flatMap(List::stream)
                .flatMap(count -> count.counted().entrySet().stream()
                        .map(figure -> Measurement.of(
                                MetricCatalogue.standard().lookup(figure.getKey()),
                                Cells.with(cell, "operation", count.operation()),
                                figure.getValue(),
                                1)));
    }
}
