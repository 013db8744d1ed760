package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import java.util.Objects;

/**
 * What exact answers are wanted for all queries of a dataset.
 *
 * @param metric how nearness is measured
 * @param k neighbours wanted per query, at least 1
 * @param scope which documents each query may find
 */
public record TruthQuestion(Metric metric, int k, SearchScope scope) {
    public TruthQuestion {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(scope, "scope");
        if (k < 1) {
            throw new DatasetException("k is " + k + "; it must be at least 1");
        }
    }

    /** Asks for the nearest of all documents, by the dataset's own metric. */
    public static TruthQuestion of(Dataset dataset, int k) {
        return new TruthQuestion(dataset.info().metric(), k, SearchScope.ALL);
    }

    /** Returns the same question within a scope. */
    public TruthQuestion within(SearchScope other) {
        return new TruthQuestion(metric, k, other);
    }
}
