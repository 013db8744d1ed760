package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.MeasuredVector;

/** Distances in double precision between one query and corpus rows that were read before. */
final class ExactDistances {
    private final ExactTask task;
    private final MeasuredVector query;
    private final RowSquares squares;
    private final ScoreBounds bounds;

    ExactDistances(ExactTask task, MeasuredVector query, RowSquares squares, ScoreBounds bounds) {
        this.task = task;
        this.query = query;
        this.squares = squares;
        this.bounds = bounds;
    }

    /**
     * Returns the distance of the query to a row.
     *
     * @param buffer receives the row
     */
    double of(int row, float[] buffer) {
        task.corpus().read(row, 1, buffer);
        return query.distance(task.metric(), buffer, squares.get(row));
    }

    /** Returns the lower end of the interval in which the score lies that a row's distance stands for. */
    double lowestScore(int row, double distance) {
        return bounds.score(distance, query.square()) - bounds.exactMargin(query.norm(), Math.sqrt(squares.get(row)));
    }

    /** Returns an array a row fits in. */
    float[] buffer() {
        return new float[task.corpus().dimension()];
    }
}
