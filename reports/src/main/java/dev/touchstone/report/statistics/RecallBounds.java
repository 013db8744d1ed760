package dev.touchstone.report.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/**
 * Mean and fifth percentile of recall over queries and builds, with their bounds.
 *
 * <p>The mean's are those of {@link MeanRecall}; where there is one build, what builds differ by comes from elsewhere.
 * The percentile's are order statistics (David and Nagaraja, Order Statistics, 2003, section 7.1) with as many draws as
 * there are queries, since the answers of several builds to one query are no independent draws.
 */
public final class RecallBounds {
    private static final double SHARE = 0.05;

    private final Estimate mean;
    private final int queries;
    private final double[] sorted;

    private RecallBounds(Estimate mean, int queries, double[] sorted) {
        this.mean = mean;
        this.queries = queries;
        this.sorted = sorted;
    }

    /**
     * Takes recalls.
     *
     * @param recalls one row a build, one column a query; at least two queries
     * @param builds by how much builds differ, used for a single build only
     * @throws dev.touchstone.report.ReportException if there are fewer queries, or rows differ in length
     */
    public static RecallBounds of(double[][] recalls, Optional<BetweenBuilds> builds) {
        double[] sorted =
                Arrays.stream(recalls).flatMapToDouble(Arrays::stream).sorted().toArray();
        Estimate mean = recalls.length == 1
                ? oneBuild(recalls[0], builds)
                : QueriesByBuilds.of(recalls).mean();
        return new RecallBounds(mean, recalls[0].length, sorted);
    }

    private static Estimate oneBuild(double[] byQuery, Optional<BetweenBuilds> builds) {
        List<VariancePart> parts = Stream.concat(
                        Stream.of(VariancePart.ofMean(byQuery)), builds.map(between -> between.part(1)).stream())
                .toList();
        return Estimate.of(new Mean().evaluate(byQuery), parts);
    }

    public double mean() {
        return mean.value();
    }

    /** What mean recall exceeds with this one-sided confidence; kinds of queries that were not drawn may lower it. */
    public double meanLower(double confidence) {
        double unseen = Unseen.share(queries, confidence);
        return Math.max(0, Math.min(mean.lower(confidence), mean.value() * (1 - unseen)));
    }

    /** What mean recall stays below with this one-sided confidence. */
    public double meanUpper(double confidence) {
        return Math.min(1, mean.upper(confidence));
    }

    /** The fifth percentile by nearest rank. */
    public double p5() {
        return sorted[(int) Math.ceil(SHARE * sorted.length) - 1];
    }

    /** What the fifth percentile exceeds with this one-sided confidence; 0 where too few queries were asked to say. */
    public double p5Lower(double confidence) {
        int rank = 0;
        BinomialDistribution below = new BinomialDistribution(null, queries, SHARE);
        while (below.cumulativeProbability(rank) <= 1 - confidence) {
            rank++;
        }
        return rank == 0 ? 0 : Math.min(p5(), at(rank));
    }

    /** What the fifth percentile stays below with this one-sided confidence; 1 where too few queries were asked to say. */
    public double p5Upper(double confidence) {
        int rank = 1;
        BinomialDistribution below = new BinomialDistribution(null, queries, SHARE);
        while (below.cumulativeProbability(rank - 1) < confidence) {
            rank++;
        }
        return rank > queries ? 1 : Math.max(p5(), at(rank));
    }

    /** The value at a rank among the queries, looked up among the answers of all builds. */
    private double at(int rank) {
        int builds = sorted.length / queries;
        return sorted[rank * builds - 1];
    }
}
