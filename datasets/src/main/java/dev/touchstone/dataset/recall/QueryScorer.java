package dev.touchstone.dataset.recall;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.HashSet;
import java.util.Set;

/**
 * Scores one answer at a time.
 *
 * @param dataset whose queries are answered
 * @param filter which rows each query may find
 * @param truth exact answers under that filter
 * @param epsilon tie tolerance, absolute up to distance 1 and relative beyond
 */
record QueryScorer(Dataset dataset, RowFilter filter, GroundTruth truth, double epsilon) {
    QueryScorer {
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new DatasetException("epsilon is " + epsilon + "; it must be a number of at least 0");
        }
        if (truth.queries() != dataset.queries().size()) {
            throw new DatasetException("the ground truth answers " + truth.queries() + " queries; dataset '"
                    + dataset.info().name() + "' has " + dataset.queries().size());
        }
    }

    /** Returns min(k, matching rows) of a query. */
    int expected(int query, int k) {
        return Math.min(k, truth.neighbours(query).length);
    }

    /** Scores the answer to a query that has at least one matching row. */
    QueryRecall score(int query, int k, int[] answer) {
        int expected = expected(query, k);
        double farthest = truth.distances(query)[expected - 1];
        double limit = farthest + epsilon * Math.max(1, Math.abs(farthest));
        float[] vector = dataset.queries().vector(query);
        int hits = 0;
        for (int row : answer) {
            double distance =
                    dataset.info().metric().distance(vector, dataset.corpus().vector(row));
            hits += distance <= limit ? 1 : 0;
        }
        return new QueryRecall(query, hits, answer.length, expected);
    }

    /** Refuses an answer that no correct search gives: too long, with a row twice, unknown, or filtered out. */
    void requireAnswer(int query, int k, int[] answer) {
        if (answer.length > k) {
            throw new DatasetException("query " + query + " was answered with " + answer.length + " rows for k " + k);
        }
        Set<Integer> seen = new HashSet<>();
        for (int row : answer) {
            if (row < 0 || row >= dataset.corpus().size()) {
                throw new DatasetException("query " + query + " was answered with row " + row + "; the corpus has "
                        + dataset.corpus().size());
            }
            if (!seen.add(row)) {
                throw new DatasetException("query " + query + " was answered with document '"
                        + dataset.corpus().id(row) + "' twice; an answer must not repeat a document");
            }
            if (!filter.matches(query, row)) {
                throw new DatasetException("query " + query + " was answered with document '"
                        + dataset.corpus().id(row) + "', which its filter excludes");
            }
        }
    }
}
