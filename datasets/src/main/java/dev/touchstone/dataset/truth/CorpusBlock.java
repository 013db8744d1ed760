package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.VectorTable;

/** Consecutive corpus rows with what turns their products into scores; one thread's own. */
final class CorpusBlock {
    static final int ROWS = 512;

    private final VectorTable corpus;
    private final ScoreBounds bounds;
    private final RowSquares squares;
    private final float[] components;
    private final float[] vector;
    private final float[] scale = new float[ROWS];
    private final float[] offset = new float[ROWS];
    private int firstRow;
    private int rows;
    private double largestNorm;

    CorpusBlock(ExactTask task, ScoreBounds bounds, RowSquares squares) {
        this.corpus = task.corpus();
        this.bounds = bounds;
        this.squares = squares;
        this.components = new float[Math.multiplyExact(ROWS, corpus.dimension())];
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
        corpus.read(row, rows, components);
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            System.arraycopy(components, i * vector.length, vector, 0, vector.length);
            double square = Metric.square(vector);
            requireDistance(row + i, square);
            squares.set(row + i, square);
            boolean bounded = ScoreBounds.holdFor(square);
            scale[i] = bounded ? bounds.scale(square) : Float.NaN; // NaN makes the row a candidate of every query
            offset[i] = bounds.offset(square);
            largest = bounded ? Math.max(largest, square) : largest;
        }
        largestNorm = Math.sqrt(largest);
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

    /** Returns the components of all rows, one row after the other; not a copy. */
    float[] components() {
        return components;
    }

    /** Returns the largest error any row's score can have, rows that are candidates anyway aside. */
    double margin(double queryNorm) {
        return bounds.margin(queryNorm, largestNorm);
    }

    /**
     * Turns products into scores in place and lists the rows that reach a threshold or have no bound.
     *
     * @param products one product a row
     * @param hits receives the numbers of such rows within the block
     * @return how many there are
     */
    int scores(float[] products, float threshold, int[] hits) {
        int found = 0;
        for (int i = 0; i < rows; i++) {
            float score = scale[i] * products[i] + offset[i];
            products[i] = score;
            if (!(score < threshold)) {
                hits[found++] = i;
            }
        }
        return found;
    }
}
