package dev.touchstone.bench.oracle;

import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Vectors outside the heap, as those of a prepared dataset are, so that both sides read the same memory.
 *
 * @param components row after row
 * @param size number of vectors
 * @param dimension components of each
 */
record DirectVectors(FloatBuffer components, int size, int dimension) implements VectorTable {
    static DirectVectors of(VectorGenerator generator, int rows, int dimension) {
        FloatBuffer components = room((long) rows * dimension);
        IntStream.range(0, rows)
                .parallel()
                .forEach(row -> components.put(row * dimension, generator.vector(row), 0, dimension));
        return new DirectVectors(components, rows, dimension);
    }

    static FloatBuffer room(long floats) {
        return ByteBuffer.allocateDirect(Math.toIntExact(floats * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void read(int firstRow, int rows, float[] into) {
        components.get(firstRow * dimension, into, 0, rows * dimension);
    }

    @Override
    public Optional<FloatBuffer> inPlace(int firstRow, int rows) {
        return Optional.of(components.slice(firstRow * dimension, rows * dimension));
    }
}
