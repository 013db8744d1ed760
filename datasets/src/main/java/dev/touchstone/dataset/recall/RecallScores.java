package dev.touchstone.dataset.recall;

import java.util.List;

/**
 * recall@k of a set of answers.
 *
 * @param summary the figures over all queries
 * @param queries the figures of each scored query, in query order
 */
public record RecallScores(RecallSummary summary, List<QueryRecall> queries) {
    public RecallScores {
        queries = List.copyOf(queries);
    }
}
