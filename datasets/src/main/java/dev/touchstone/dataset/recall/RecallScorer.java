package dev.touchstone.dataset.recall;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.List;

/** Scores answers against the exact ones. */
public final class RecallScorer {
    /** Default tie tolerance: what float arithmetic may move a distance between vectors of length 1. */
    public static final double DEFAULT_EPSILON = 1e-6;

    private RecallScorer() {}

    /** Returns a scorer for unfiltered searches over all queries of a dataset. */
    public static RecallScorer of(Dataset dataset) {
        return null;
    }

    /** Returns a scorer with another tie tolerance, at least 0. */
    public RecallScorer withEpsilon(double epsilon) {
        return null;
    }

    /** Returns a scorer for the first queries only. */
    public RecallScorer forFirst(int queries) {
        return null;
    }

    /** Returns a scorer for filtered searches, with the exact answers of the same filter. */
    public RecallScorer restrictedTo(RowFilter filter, GroundTruth filtered) {
        return null;
    }

    /** Scores answers given as document ids, one list per query. */
    public RecallScores scoreIds(int k, List<? extends List<String>> answers) {
        return null;
    }

    /** Scores answers given as corpus rows, one array per query. */
    public RecallScores scoreRows(int k, List<int[]> answers) {
        return null;
    }
}
