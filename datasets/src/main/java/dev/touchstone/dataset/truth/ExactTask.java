package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.VectorTable;
import java.util.Objects;

/**
 * One exact search for many queries.
 *
 * @param corpus vectors that are searched
 * @param queries vectors that are asked, of the same dimension
 * @param metric how nearness is measured
 * @param k neighbours wanted per query, at least 1
 * @param filter which rows each query may find
 */
public record ExactTask(VectorTable corpus, VectorTable queries, Metric metric, int k, RowFilter filter) {
    public ExactTask {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(filter, "filter");
        if (corpus.dimension() != queries.dimension()) {
            throw new DatasetException(
                    "queries have " + queries.dimension() + " dimensions; the corpus has " + corpus.dimension());
        }
        if (k < 1) {
            throw new DatasetException("k is " + k + "; it must be at least 1");
        }
    }
}
