package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.MeasuredVector;

/** Distances in double precision between one query and corpus rows that were read before. */
final class ExactDistances {
    private static final int FETCHED = 8; // so that their ways from memory overlap

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

    /** Returns the distances of the query to the first of some rows, which are fetched {@value #FETCHED} at a time. */
    double[] of(int[] rows, int count) {
        double[] found = new double[count];
        float[][] fetched = new float[Math.min(FETCHED, count)][task.corpus().dimension()];
        for (int first = 0; first < count; first += FETCHED) {
            int some = Math.min(FETCHED, count - first);
            for (int i = 0; i < some; i++) {
                task.corpus().read(rows[first + i], 1, fetched[i]);
            }
            for (int i = 0; i < some; i++) {
                found[first + i] = query.distance(task.metric(), fetched[i], squares.get(rows[first + i]));
            }
        }
        return found;
    }

    /** Returns the lower end of the interval in which the score lies that a row's distance stands for. */
    double lowestScore(int row, double distance) {
        return bounds.score(distance, query.square()) - bounds.exactMargin(query.norm(), Math.sqrt(squares.get(row)));
    }
}
