package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.MeasuredVector;
import dev.touchstone.dataset.Metric;

/** Consecutive queries of a task that are asked together. */
final class QueryGroup {
    private final int first;
    private final int dimension;
    private final float[][] vectors;
    private final MeasuredVector[] measured;
    private final double[] norms;
    private final boolean[] bounded;

    /**
     * Reads queries.
     *
     * @throws DatasetException where one of them has no distance under the metric
     */
    QueryGroup(ExactTask task, int first, int size) {
        this.first = first;
        this.dimension = task.queries().dimension();
        this.vectors = new float[size][];
        this.measured = new MeasuredVector[size];
        this.norms = new double[size];
        this.bounded = new boolean[size];
        for (int i = 0; i < size; i++) {
            vectors[i] = task.queries().row(first + i);
            measured[i] = new MeasuredVector(vectors[i]);
            double square = measured[i].square();
            if (!Double.isFinite(square) || (task.metric() == Metric.COSINE && square == 0)) {
                throw new DatasetException("query " + (first + i) + " is zero, NaN or infinite: it has no "
                        + task.metric().label() + " distance; leave it out");
            }
            norms[i] = Math.sqrt(square);
            bounded[i] = ScoreBounds.holdFor(square);
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

    MeasuredVector measured(int query) {
        return measured[query];
    }

    /** Returns the length of a query. */
    double norm(int query) {
        return norms[query];
    }

    /** Returns whether {@link ScoreBounds} hold for the products of a query. */
    boolean isBounded(int query) {
        return bounded[query];
    }
}
