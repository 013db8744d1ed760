package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.VectorTable;
import java.util.Arrays;

/**
 * A few hundred corpus rows as doubles, one component after the other, so that the inner loop runs along rows and the
 * compiler can use vector instructions without changing the order of any sum. One thread's own.
 */
final class ProductBlock {
    static final int ROWS = 256;

    private final VectorTable corpus;
    private final int dimension;
    private final float[] floats;
    private final double[] components;
    private final double[] squares = new double[ROWS];
    private final double[] products = new double[ROWS];
    private int firstRow;
    private int rows;

    ProductBlock(VectorTable corpus) {
        this.corpus = corpus;
        this.dimension = corpus.dimension();
        this.floats = new float[ROWS * dimension];
        this.components = new double[ROWS * dimension];
    }

    /** Loads up to {@link #ROWS} rows from a row on. */
    void load(int row) {
        firstRow = row;
        rows = Math.min(ROWS, corpus.size() - row);
        corpus.read(row, rows, floats);
        Arrays.fill(squares, 0);
        for (int i = 0; i < rows; i++) {
            for (int d = 0; d < dimension; d++) {
                double component = floats[i * dimension + d];
                components[d * ROWS + i] = component;
                squares[i] += component * component;
            }
            if (!Double.isFinite(squares[i])) {
                throw new DatasetException("corpus row " + (row + i) + " has NaN or infinite components; leave it out");
            }
        }
    }

    int firstRow() {
        return firstRow;
    }

    int rows() {
        return rows;
    }

    /** Returns the product of a row of this block with itself. */
    double square(int row) {
        return squares[row];
    }

    /** Returns the products of a query with the rows of this block; valid until the next call. */
    double[] products(double[] query) {
        Arrays.fill(products, 0);
        int d = 0;
        for (; d + 4 <= dimension; d += 4) {
            addFour(query, d);
        }
        for (; d < dimension; d++) {
            double q = query[d];
            int from = d * ROWS;
            for (int i = 0; i < ROWS; i++) {
                products[i] += q * components[from + i];
            }
        }
        return products;
    }

    private void addFour(double[] query, int d) {
        double[] x = components;
        double[] sum = products;
        double q0 = query[d];
        double q1 = query[d + 1];
        double q2 = query[d + 2];
        double q3 = query[d + 3];
        int a = d * ROWS;
        int b = a + ROWS;
        int c = b + ROWS;
        int e = c + ROWS;
        for (int i = 0; i < ROWS; i++) {
            sum[i] += q0 * x[a + i] + q1 * x[b + i] + q2 * x[c + i] + q3 * x[e + i];
        }
    }
}
