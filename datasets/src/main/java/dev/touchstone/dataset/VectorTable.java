package dev.touchstone.dataset;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/** Vectors of one dimension, numbered from 0; safe for use by many threads. */
public interface VectorTable {
    /** Returns the number of vectors. */
    int size();

    /** Returns the number of components of each vector, at least 1. */
    int dimension();

    /**
     * Copies consecutive vectors, one after the other, into an array.
     *
     * @param firstRow first vector wanted
     * @param rows number of vectors wanted
     * @param into receives rows × dimension floats from index 0
     * @throws IndexOutOfBoundsException where the rows do not exist or the array is too short
     */
    void read(int firstRow, int rows, float[] into);

    /**
     * Returns consecutive vectors as they lie in memory outside the heap, 32-bit floats in the machine's byte order, or
     * nothing where they have to be copied.
     */
    default Optional<FloatBuffer> inPlace(int firstRow, int rows) {
        return Optional.empty();
    }

    /** Returns a copy of one vector. */
    default float[] row(int row) {
        float[] vector = new float[dimension()];
        read(row, 1, vector);
        return vector;
    }

    /** Returns a view of some rows, by their numbers, in the order given. */
    default VectorTable select(int... rows) {
        return new SelectedRows(this, rows);
    }

    /**
     * Returns a table over vectors in memory, which are not copied.
     *
     * @throws DatasetException where there are none or their dimensions differ
     */
    static VectorTable of(List<float[]> vectors) {
        return new ArrayVectorTable(vectors);
    }
}
