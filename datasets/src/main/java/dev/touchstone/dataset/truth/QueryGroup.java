package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;

/** Consecutive queries of a task that are asked together, with their squares. */
final class QueryGroup {
    private final int first;
    private final int dimension;
    private final float[][] vectors;
    private final double[] squares;

    /**
     * Reads queries.
     *
     * @throws DatasetException where one of them has no distance under the metric
     */
    QueryGroup(ExactTask task, int first, int size) {
        this.first = first;
        this.dimension = task.queries().dimension();
        this.vectors = new float[size][];
        this.squares = new double[size];
        for (int i = 0; i < size; i++) {
            vectors[i] = task.queries().row(first + i);
            squares[i] = Metric.square(vectors[i]);
            if (!Double.isFinite(squares[i]) || (task.metric() == Metric.COSINE && squares[i] == 0)) {
                throw new DatasetException("query " + (first + i) + " is zero, NaN or infinite: it has no "
                        + task.metric().label() + " distance; leave it out");
            }
        }
    }

    int size() {
        return vectors.length;
    }

    int dimension() {
        return dimension;
    }

    /** Returns the number a query of the group has in the task. */
    int number(int query) {
        return first + query;
    }

    /** Returns the components of a query; not a copy. */
    float[] vector(int query) {
        return vectors[query];
    }

    /** Returns the product of a query with itself. */
    double square(int query) {
        return squares[query];
    }
}
