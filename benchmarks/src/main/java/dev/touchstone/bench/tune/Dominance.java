package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Screening;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * When one pass over the queries is enough to give a candidate up.
 *
 * <p>Recall is compared query by query: what both find hard about a query cancels (a paired t test). Percentiles of
 * latency are bounded by order statistics of the samples, since the number of samples below a percentile is binomial
 * (Conover, Practical Nonparametric Statistics, 1999, section 3.2). Each bound is one-sided.
 *
 * @param confidence of each bound, such as 0.975
 * @param tolerance recall that a dominating candidate may lack, which two builds of one index differ by anyway
 */
record Dominance(double confidence, double tolerance) {
    private static final double P95 = 0.95;

    /** The rule a search uses. */
    static Dominance standard() {
        return new Dominance(0.975, 0.002);
    }

    /** Whether {@code one} finds as much as {@code other}, within the tolerance, and is faster, both with confidence. */
    boolean dominates(Screening one, Screening other) {
        return recallLead(one, other) >= -tolerance && p95Upper(one) < p95Lower(other);
    }

    /** The lower bound of how much more the first finds, paired by query. */
    private double recallLead(Screening one, Screening other) {
        int queries = Math.min(one.recalls().length, other.recalls().length);
        double[] lead = new double[queries];
        Arrays.setAll(lead, query -> one.recalls()[query] - other.recalls()[query]);
        return new Mean().evaluate(lead) - margin(lead);
    }

    private double margin(double[] values) {
        if (values.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double error = new StandardDeviation().evaluate(values) / Math.sqrt(values.length);
        return new TDistribution(null, values.length - 1).inverseCumulativeProbability(confidence) * error;
    }

    /** The upper bound of a pass's mean recall. */
    double recallUpper(Screening pass) {
        return Math.min(1, new Mean().evaluate(pass.recalls()) + margin(pass.recalls()));
    }

    double p95Lower(Screening pass) {
        return percentile(pass.millis(), P95, -1);
    }

    double p95Upper(Screening pass) {
        return percentile(pass.millis(), P95, 1);
    }

    /**
     * A bound of a percentile in ms.
     *
     * @param percentile in 0 to 1
     * @param side −1 for the lower bound, 0 for the percentile itself by nearest rank, 1 for the upper
     */
    double percentile(double[] millis, double percentile, int side) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        double spread = Math.sqrt(sorted.length * percentile * (1 - percentile));
        double quantile = side == 0 ? 0 : new NormalDistribution(null, 0, 1).inverseCumulativeProbability(confidence);
        double rank = Math.ceil(sorted.length * percentile + side * quantile * spread);
        if (side > 0 && rank > sorted.length) {
            return Double.POSITIVE_INFINITY;
        }
        return sorted[(int) Math.min(sorted.length, Math.max(1, rank)) - 1];
    }
}
