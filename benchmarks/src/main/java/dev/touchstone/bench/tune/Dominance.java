package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Screening;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * When one pass over the queries is enough to give a candidate up.
 *
 * <p>Recall is compared query by query: what both find hard about a query cancels (a paired t test). So is latency, in
 * stretches of consecutive queries, by the medians of what each took beside the reference scan of its time: passes are
 * not made at the same time, and a machine is not equally fast all the time. What the reference does not take out is
 * allowed for by a lead that a dominating candidate must have. Percentiles are bounded by order statistics, since the
 * number of samples below a percentile is binomial (Conover, Practical Nonparametric Statistics, 1999, section 3.2).
 * Each bound is one-sided.
 *
 * @param confidence of each bound, such as 0.975
 * @param tolerance recall that a dominating candidate may lack, which two builds of one index differ by anyway
 * @param lead share of the other's latency that a dominating candidate must save, such as 0.25
 */
record Dominance(double confidence, double tolerance, double lead) {
    private static final double P95 = 0.95;
    private static final int FEWEST_STRETCHES = 10;
    private static final int STRETCH = 25;

    /** The rule a search uses. */
    static Dominance standard() {
        return new Dominance(0.975, 0.002, 0.25);
    }

    /** Whether {@code one} finds as much as {@code other}, within the tolerance, and is faster, both with confidence. */
    boolean dominates(Screening one, Screening other) {
        return recallLead(one, other) >= -tolerance && isFaster(one, other);
    }

    /** Faster by the median with confidence, and no slower at p95 as measured. */
    boolean isFaster(Screening one, Screening other) {
        double[] difference = difference(one.relative(), other.relative());
        return new Mean().evaluate(difference) + margin(difference) < Math.log(1 - lead)
                && percentile(one.relative(), P95, 0) <= percentile(other.relative(), P95, 0);
    }

    /** The difference of the logarithms of the medians, stretch by stretch of the queries that both were asked. */
    private static double[] difference(double[] one, double[] other) {
        int queries = Math.min(one.length, other.length);
        int stretches = Math.min(queries, Math.max(FEWEST_STRETCHES, queries / STRETCH));
        double[] difference = new double[stretches];
        for (int i = 0; i < stretches; i++) {
            int from = queries * i / stretches;
            int to = queries * (i + 1) / stretches;
            difference[i] = Math.log(median(one, from, to)) - Math.log(median(other, from, to));
        }
        return difference;
    }

    private static double median(double[] values, int from, int to) {
        return new Median().evaluate(values, from, to - from);
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

    /** The lower bound of a pass's mean recall, on another build of the index too. */
    double recallLower(Screening pass) {
        return new Mean().evaluate(pass.recalls()) - margin(pass.recalls()) - tolerance;
    }

    /** The lower bound of p95 beside the reference scan. */
    double p95Lower(Screening pass) {
        return percentile(pass.relative(), P95, -1);
    }

    /**
     * A bound of a percentile of samples, in their unit.
     *
     * @param percentile in 0 to 1
     * @param side −1 for the lower bound, 0 for the percentile itself by nearest rank, 1 for the upper
     */
    double percentile(double[] samples, double percentile, int side) {
        double[] sorted = samples.clone();
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
