package dev.touchstone.dataset.truth;

import java.nio.FloatBuffer;

/**
 * Multiplies a group of queries with blocks of corpus rows in 32-bit floats; one thread's own.
 *
 * <p>Each product is a sum of as many products of components as there are dimensions, rounded to 32-bit floats after
 * each operation or more precisely, in any order: what {@link ScoreBounds} relies on.
 */
interface ProductKernel {
    /**
     * Multiplies every query of the group with consecutive rows.
     *
     * @param rows the rows, one after the other, outside the heap and in the machine's byte order
     * @param count how many rows there are, at most as many as the kernel was made for
     */
    void multiply(FloatBuffer rows, int count);

    /** Copies the products of one query of the group with the rows multiplied last. */
    void products(int query, float[] into);
}
