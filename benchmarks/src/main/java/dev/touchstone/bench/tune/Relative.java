package dev.touchstone.bench.tune;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Latencies beside what a reference scan took about the same time, so that a machine that is slower for a while does not
 * make a setting look slower.
 *
 * @param millis latency of every search
 * @param references time of the reference scan after every {@link #EVERY}th search, the first one included
 */
@SuppressWarnings("ArrayRecordComponent") // samples, never compared
record Relative(double[] millis, List<Double> references) {
    static final int EVERY = 4;

    /** Reference scans on either side whose median is the reference: the one scan may be an odd one. */
    private static final int AROUND = 3;

    /** Every latency as a multiple of the reference. */
    double[] values() {
        double[] values = new double[millis.length];
        for (int i = 0; i < millis.length; i++) {
            int at = i / EVERY;
            int from = Math.max(0, at - AROUND);
            int to = Math.min(references.size(), at + AROUND + 1);
            values[i] = millis[i] / median(references.subList(from, to));
        }
        return values;
    }

    /** The median time of the reference scan. */
    double referenceMillis() {
        return median(references);
    }

    private static double median(List<Double> values) {
        return new Median()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
