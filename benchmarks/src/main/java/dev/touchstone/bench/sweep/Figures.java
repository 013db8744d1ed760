package dev.touchstone.bench.sweep;

import dev.touchstone.bench.jmh.Repeat;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Spread;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** The figures of the repeats of one cell: the median of the repeats, never the best, with their range. */
record Figures(Map<String, String> cell, List<Repeat> repeats) {
    private static final double NANOS_PER_MILLI = 1e6;

    Figures {
        repeats = List.copyOf(repeats);
    }

    Measurement percentileMillis(Metric metric, double percentile) {
        return measurement(metric, repeat -> repeat.nanos().getValueAtPercentile(percentile) / NANOS_PER_MILLI);
    }

    Measurement perSecond(Metric metric, double unitsPerOperation) {
        return measurement(metric, repeat -> repeat.operationsPerSecond() * unitsPerOperation);
    }

    /** Returns all latencies of all repeats. */
    Histogram latencies() {
        Histogram all = new Histogram(3);
        repeats.forEach(repeat -> all.add(repeat.nanos()));
        return all;
    }

    private Measurement measurement(Metric metric, ToDoubleFunction<Repeat> figure) {
        double[] values = repeats.stream().mapToDouble(figure).sorted().toArray();
        long samples = repeats.stream()
                .mapToLong(repeat -> repeat.nanos().getTotalCount())
                .sum();
        return Measurement.of(metric, cell, median(values), samples)
                .within(new Spread(values[0], values[values.length - 1], "min-max of " + values.length + " repeats"));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
