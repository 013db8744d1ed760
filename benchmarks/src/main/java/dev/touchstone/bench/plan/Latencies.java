package dev.touchstone.bench.plan;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Latencies of one client over some passes.
 *
 * @param meanMillis mean of all
 * @param p50Millis the median of each pass
 * @param p95Millis p95 of each pass
 */
record Latencies(double meanMillis, List<Double> p50Millis, List<Double> p95Millis) {
    private static final double NANOS_PER_MILLI = 1e6;

    Latencies {
        p50Millis = List.copyOf(p50Millis);
        p95Millis = List.copyOf(p95Millis);
    }

    static Latencies of(List<Histogram> passes) {
        return new Latencies(
                passes.stream().mapToDouble(Histogram::getMean).average().orElseThrow() / NANOS_PER_MILLI,
                percentile(passes, 50),
                percentile(passes, 95));
    }

    private static List<Double> percentile(List<Histogram> passes, double percentile) {
        return passes.stream()
                .map(pass -> pass.getValueAtPercentile(percentile) / NANOS_PER_MILLI)
                .toList();
    }
}
