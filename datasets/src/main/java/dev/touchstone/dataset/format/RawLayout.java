package dev.touchstone.dataset.format;

import java.nio.ByteOrder;

/**
 * Where the vectors of a file stand: one a row, at equal distances.
 *
 * @param start byte the first component of the first vector is at
 * @param stride bytes from one vector to the next
 * @param rows number of vectors
 * @param dimension components of each
 * @param element how a component is written
 * @param order of a component's bytes
 */
record RawLayout(long start, long stride, int rows, int dimension, Element element, ByteOrder order) {
    /** Returns a layout in which vectors follow one another without a gap. */
    static RawLayout dense(long start, Shape shape, Element element, ByteOrder order) {
        return new RawLayout(
                start, (long) shape.dimension() * element.bytes(), shape.rows(), shape.dimension(), element, order);
    }

    /** Returns the bytes of a vector's components. */
    int vectorBytes() {
        return dimension * element.bytes();
    }
}
