package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.Band;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Spread;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;

/** Repeats of one figure as their median and range. */
final class Medians {
    private Medians() {}

    static double of(Collection<Double> repeats) {
        double[] sorted =
                repeats.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static Band range(Collection<Double> repeats) {
        return new Band(Collections.min(repeats), Collections.max(repeats));
    }

    /** A row with the range of the repeats, where there is more than one. */
    static Measurement row(Metric metric, Map<String, String> cell, Collection<Double> repeats) {
        Measurement row = Measurement.of(metric, cell, of(repeats), repeats.size());
        Band range = range(repeats);
        return repeats.size() == 1
                ? row
                : row.within(new Spread(range.low(), range.high(), "min-max of " + repeats.size() + " repeats"));
    }
}
