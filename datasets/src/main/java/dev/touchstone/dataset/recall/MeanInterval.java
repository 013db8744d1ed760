package dev.touchstone.dataset.recall;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A 95 % confidence interval for the mean of values between 0 and 1, of which most may be exactly 1.
 *
 * <p>Student's t interval is far too narrow where nearly all values are equal, and of zero width where all are. The
 * kind of query that would break the picture may simply not have been drawn: with n draws, a kind that makes up the
 * share u = 1 − 0.025^(1/n) of all queries stays unseen with probability 0.025 (the bound of Clopper and Pearson, 1934,
 * for no event in n trials; about 3.7/n, the two-sided form of the rule of three of Hanley and Lippman-Hand, 1983). If
 * all of that share had value 0 or all had value 1, the mean would be m(1 − u) or m + u(1 − m). Each end of the
 * interval is the farther of Student's and this one, cut to 0 and 1.
 */
final class MeanInterval {
    private static final double TAIL = 0.025;

    private MeanInterval() {}

    /**
     * Returns the interval.
     *
     * @param values independent draws between 0 and 1, at least one
     */
    static Interval of(double[] values) {
        double mean = new Mean().evaluate(values);
        double unseen = 1 - Math.pow(TAIL, 1.0 / values.length);
        double half = studentHalfWidth(values);
        double lower = Math.min(mean - half, mean * (1 - unseen));
        double upper = Math.max(mean + half, mean + unseen * (1 - mean));
        return new Interval(Math.max(0, lower), Math.min(1, upper));
    }

    private static double studentHalfWidth(double[] values) {
        if (values.length < 2) {
            return 0; // no spread is known; the unseen share is then 0.975 and decides alone
        }
        double quantile = new TDistribution(values.length - 1).inverseCumulativeProbability(1 - TAIL);
        return quantile * new StandardDeviation().evaluate(values) / Math.sqrt(values.length);
    }
}
