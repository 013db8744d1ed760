package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.Metric;

/** Distances in double precision between the queries of a group and corpus rows that were read before. */
final class ExactDistances {
    private final ExactTask task;
    private final QueryGroup queries;
    private final RowSquares squares;
    private final ScoreBounds bounds;

    ExactDistances(ExactTask task, QueryGroup queries, RowSquares squares, ScoreBounds bounds) {
        this.task = task;
        this.queries = queries;
        this.squares = squares;
        this.bounds = bounds;
    }

    /** Returns the distance of a query to a row: {@link Metric#distance}. */
    double of(int query, int row) {
        return task.metric()
                .distance(
                        queries.vector(query),
                        queries.square(query),
                        task.corpus().row(row),
                        squares.get(row));
    }

    /** Returns the score a distance stands for. */
    double score(int query, double distance) {
        return bounds.score(distance, queries.square(query));
    }

    /** Returns the largest error of that score. */
    double margin(int query, int row) {
        return bounds.exactMargin(Math.sqrt(queries.square(query)), Math.sqrt(squares.get(row)));
    }
}
