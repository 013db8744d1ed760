package dev.touchstone.bench.shadow;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.ShadowMetrics;
import dev.touchstone.store.cutover.journal.ShadowEvent.Times;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The latencies of both stores, by operation. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int DIGITS = 3;

    private final Map<String, Pair> byOperation = new TreeMap<>();

    private record Pair(Histogram file, Histogram postgres) {}

    void add(String operation, Times took) {
        Pair pair =
                byOperation.computeIfAbsent(operation, key -> new Pair(new Histogram(DIGITS), new Histogram(DIGITS)));
        pair.file.recordValue(took.fileNs());
        pair.postgres.recordValue(took.postgresNs());
    }

    /** Writes percentiles, the ratio of the medians, and the histograms. */
    void writeTo(RunWriter run) {
        byOperation.forEach((operation, pair) -> {
            write(run, operation, "file", pair.file);
            write(run, operation, "postgres", pair.postgres);
            double ratio = (double) pair.postgres.getValueAtPercentile(50) / pair.file.getValueAtPercentile(50);
            run.add(Measurement.of(
                    ShadowMetrics.P50_RATIO, Map.of("operation", operation), ratio, pair.file.getTotalCount()));
        });
    }

    private static void write(RunWriter run, String operation, String store, Histogram histogram) {
        Map<String, String> cell = Map.of("operation", operation, "store", store);
        Map<Metric, Double> percentiles = new TreeMap<>(Comparator.comparing(Metric::key));
        percentiles.put(ShadowMetrics.P50, 50.0);
        percentiles.put(ShadowMetrics.P95, 95.0);
        percentiles.put(ShadowMetrics.P99, 99.0);
        percentiles.forEach((metric, percentile) -> run.add(Measurement.of(
                metric,
                cell,
                histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI,
                histogram.getTotalCount())));
        run.histogram("shadow-" + operation + "-" + store, histogram);
    }
}
