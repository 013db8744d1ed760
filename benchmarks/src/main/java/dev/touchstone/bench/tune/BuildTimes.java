package dev.touchstone.bench.tune;

import dev.touchstone.report.tune.Interval;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/** By how much builds of one index differ in time, pooled as a share of the time over all that were built twice. */
final class BuildTimes {
    private static final double LEAST_SECONDS = 1e-3;

    private final double variance;
    private final double freedom;

    /**
     * @param builds times of every index's builds in seconds
     */
    BuildTimes(List<double[]> builds) {
        double squares = 0;
        double free = 0;
        for (double[] seconds : builds) {
            double[] logs = logs(seconds);
            double mean = new Mean().evaluate(logs);
            squares +=
                    Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
            free += logs.length - 1.0;
        }
        this.variance = free == 0 ? 0 : squares / free;
        this.freedom = free;
    }

    private static double[] logs(double[] seconds) {
        return Arrays.stream(seconds)
                .map(value -> Math.log(Math.max(LEAST_SECONDS, value)))
                .toArray();
    }

    /**
     * The time of the next build of an index with the interval that 95 % of builds fall into; exact where no index was
     * built twice, so that nothing is known of how builds differ.
     *
     * @param seconds at least one build
     */
    Interval interval(double[] seconds) {
        double mean = new Mean().evaluate(logs(seconds));
        if (freedom == 0) {
            return Interval.exactly(Math.exp(mean));
        }
        double quantile = new TDistribution(null, freedom).inverseCumulativeProbability(Interval.CONFIDENCE);
        double half = quantile * Math.sqrt(variance * (1 + 1.0 / seconds.length));
        return new Interval(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }
}
