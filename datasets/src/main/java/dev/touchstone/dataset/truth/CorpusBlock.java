package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.VectorTable;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Consecutive corpus rows with what turns their products into scores; one thread's own. */
final class CorpusBlock {
    static final int ROWS = 1024;

    private final VectorTable corpus;
    private final ScoreBounds bounds;
    private final RowSquares squares;
    private final FloatBuffer copy;
    private final float[] vector;
    private final float[] scale = new float[ROWS];
    private final float[] offset = new float[ROWS];
    private FloatBuffer components;
    private int firstRow;
    private int rows;
    private double largestNorm;

    CorpusBlock(ExactTask task, ScoreBounds bounds, RowSquares squares) {
        this.corpus = task.corpus();
        this.bounds = bounds;
        this.squares = squares;
        this.copy = OpenBlas.direct(Math.multiplyExact(Math.min(ROWS, corpus.size()), corpus.dimension()));
        this.vector = new float[corpus.dimension()];
    }

    /**
     * Loads up to {@link #ROWS} rows from a row on.
     *
     * @throws DatasetException where one of them has no distance under the metric
     */
    void load(int row) {
        firstRow = row;
        rows = Math.min(ROWS, corpus.size() - row);
        components = corpus.inPlace(row, rows).orElseGet(this::copied);
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            components.get(i * vector.length, vector);
            double square = Metric.square(vector);
            requireDistance(row + i, square);
            squares.set(row + i, square);
            boolean bounded = ScoreBounds.holdFor(square);
            scale[i] = bounded ? bounds.scale(square) : Float.NaN; // NaN makes the row a candidate of every query
            offset[i] = bounds.offset(square);
            largest = bounded ? Math.max(largest, square) : largest;
        }
        largestNorm = Math.sqrt(largest);
        Arrays.fill(scale, rows, ROWS, 0);
        Arrays.fill(offset, rows, ROWS, Float.NEGATIVE_INFINITY);
    }

    private FloatBuffer copied() {
        for (int i = 0; i < rows; i++) {
            corpus.read(firstRow + i, 1, vector);
            copy.put(i * vector.length, vector);
        }
        return copy;
    }

    private void requireDistance(int row, double square) {
        if (!Double.isFinite(square)) {
            throw new DatasetException("corpus row " + row + " has NaN or infinite components; leave it out");
        }
        if (square == 0 && bounds.metric() == Metric.COSINE) {
            throw new DatasetException("corpus row " + row + " has no cosine distance: it is zero; leave it out");
        }
    }

    int firstRow() {
        return firstRow;
    }

    int rows() {
        return rows;
    }

    /** Returns the components of all rows, one row after the other, outside the heap. */
    FloatBuffer components() {
        return components;
    }

    /** Returns the largest error any row's score can have, rows that are candidates anyway aside. */
    double margin(double queryNorm) {
        return bounds.margin(queryNorm, largestNorm);
    }

    /** Returns what products are multiplied with, row by row: NaN for rows without bounds; not a copy. */
    float[] scale() {
        return scale;
    }

    /** Returns what is added to scaled products, row by row: −∞ beyond the last row; not a copy. */
    float[] offset() {
        return offset;
    }

    /** Returns what no score of a row with bounds exceeds, sign aside. */
    double magnitude(double queryNorm) {
        return bounds.magnitude(queryNorm, largestNorm);
    }
}
