package dev.touchstone.dataset.recall;

import java.util.Objects;

/**
 * recall@k over many queries.
 *
 * @param k rows asked for
 * @param mean mean recall, 0 to 1
 * @param p5 the smallest recall that at least 5 % of the queries do not exceed (nearest rank)
 * @param minimum the worst query's recall
 * @param meanInterval95 95 % confidence interval of the mean, never of zero width
 * @param fillRate mean of rows returned over min(k, matching rows), 0 to 1
 * @param queries number of queries scored
 * @param epsilon distance by which a row may lie beyond the k-th neighbour and still count as a tie
 */
public record RecallSummary(
        int k,
        double mean,
        double p5,
        double minimum,
        Interval meanInterval95,
        double fillRate,
        int queries,
        double epsilon) {
    public RecallSummary {
        Objects.requireNonNull(meanInterval95, "meanInterval95");
    }
}
