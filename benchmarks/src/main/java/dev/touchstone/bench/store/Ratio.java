package dev.touchstone.bench.store;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Spread;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The ratio of two figures in every round of one run: its median, with the range over the rounds. */
public final class Ratio {
    private final DoubleStream.Builder rounds = DoubleStream.builder();

    /** Adds a round. */
    public void add(double store, double floor) {
        rounds.add(store / floor);
    }

    /** Returns the median with the range over the rounds. */
    public Measurement measurement(Metric metric, Map<String, String> cell) {
        return range(metric, cell, rounds.build().toArray());
    }

    /** Returns the median of repeats with their range. */
    public static Measurement range(Metric metric, Map<String, String> cell, double[] repeats) {
        double[] sorted = repeats.clone();
        Arrays.sort(sorted);
        return Measurement.of(metric, cell, median(sorted), sorted.length)
                .within(new Spread(sorted[0], sorted[sorted.length - 1], "min-max of " + sorted.length + " rounds"));
    }

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
