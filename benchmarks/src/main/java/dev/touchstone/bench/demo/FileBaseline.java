package dev.touchstone.bench.demo;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long the file store took for each query, measured while its answers were collected. */
final class FileBaseline {
    private static final Map<String, String> CELL = Map.of("store", "file");

    private final Histogram nanos = new Histogram(3);

    void record(long searchNanos) {
        nanos.recordValue(searchNanos);
    }

    Histogram latencies() {
        return nanos;
    }

    List<Measurement> measurements() {
        return List.of(
                percentile(Metrics.SEARCH_P50, 50),
                percentile(Metrics.SEARCH_P95, 95),
                percentile(Metrics.SEARCH_P99, 99),
                Measurement.of(Metrics.SEARCH_QPS, CELL, 1e9 / nanos.getMean(), nanos.getTotalCount()));
    }

    private Measurement percentile(Metric metric, double percentile) {
        return Measurement.of(metric, CELL, nanos.getValueAtPercentile(percentile) / 1e6, nanos.getTotalCount());
    }
}
