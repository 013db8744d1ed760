package dev.touchstone.bench.store;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Spread;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The ratio of two figures in every round of one run: its median, with the range over the rounds. */
final class Ratio {
    private final DoubleStream.Builder rounds = DoubleStream.builder();

    void add(double store, double floor) {
        rounds.add(store / floor);
    }

    Measurement measurement(Metric metric, Map<String, String> cell) {
        double[] sorted = rounds.build().sorted().toArray();
        return Measurement.of(metric, cell, median(sorted), sorted.length)
                .within(new Spread(sorted[0], sorted[sorted.length - 1], "min-max of " + sorted.length + " rounds"));
    }

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
