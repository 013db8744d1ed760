package dev.touchstone.bench.data;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.catalogue.GroundTruths;
import dev.touchstone.dataset.truth.TruthQuestion;
import dev.touchstone.report.run.DatasetMetrics;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Exact answers and what finding them took.
 *
 * @param question what was asked
 * @param truth the answers
 * @param seconds time it took; empty where they were there already
 */
public record MeasuredTruth(TruthQuestion question, GroundTruth truth, Optional<Double> seconds) {
    /** Returns the answers out of the cache folder, finding them first where they are not there. */
    public static MeasuredTruth of(Dataset dataset, TruthQuestion question, GroundTruths truths, Progress progress) {
        Optional<GroundTruth> known = truths.known(dataset, question);
        if (known.isPresent()) {
            return new MeasuredTruth(question, known.get(), Optional.empty());
        }
        long start = System.nanoTime();
        GroundTruth found = truths.of(dataset, question, progress);
        return new MeasuredTruth(question, found, Optional.of((System.nanoTime() - start) / 1e9));
    }

    /** Returns how many neighbours a query has on average, at most k. */
    public double meanNeighbours() {
        return IntStream.range(0, truth.queries())
                .map(query -> Math.min(question.k(), truth.neighbours(query).length))
                .average()
                .orElseThrow();
    }

    /** Returns what a run folder says of it: the time only where it was spent. */
    public List<Measurement> measurements() {
        Map<String, String> cell = Map.of(
                "k", Integer.toString(question.k()),
                "scope", question.scope().label(),
                "metric", question.metric().label());
        List<Measurement> rows = new ArrayList<>();
        seconds.ifPresent(time -> rows.add(Measurement.of(Metrics.GROUND_TRUTH_TIME, cell, time, 1)));
        rows.add(Measurement.of(DatasetMetrics.TRUTH_NEIGHBOURS, cell, meanNeighbours(), truth.queries()));
        return rows;
    }
}
