package dev.touchstone.store.file;

import java.util.Arrays;
import java.util.List;

/** Vectors of one dimension side by side in one array of 64-bit floats, with their lengths. */
final class VectorBlock {
    static final VectorBlock EMPTY = new VectorBlock(0, new double[0]);

    private final int dimension;
    private final double[] components;
    private final double[] norms;

    /** Takes over the array: {@code dimension} components a vector, one vector after the other. */
    VectorBlock(int dimension, double[] components) {
        this.dimension = dimension;
        this.components = components;
        this.norms = new double[dimension == 0 ? 0 : components.length / dimension];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.sqrt(dot(i, Arrays.copyOfRange(components, i * dimension, (i + 1) * dimension)));
        }
    }

    int size() {
        return norms.length;
    }

    int dimension() {
        return dimension;
    }

    double component(int vector, int index) {
        return components[vector * dimension + index];
    }

    double[] components(int vector) {
        return Arrays.copyOfRange(components, vector * dimension, (vector + 1) * dimension);
    }

    /** Returns a vector, each component rounded to the nearest 32-bit float. */
    float[] row(int vector) {
        float[] row = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            row[i] = (float) component(vector, i);
        }
        return row;
    }

    /** Returns the cosine of the angle to each vector, in order; 0.0 where either has no length. */
    double[] cosines(float[] query) {
        double[] wide = widened(query);
        double norm = 0;
        for (double component : wide) {
            norm += component * component;
        }
        norm = Math.sqrt(norm);
        double[] cosines = new double[size()];
        for (int i = 0; i < cosines.length; i++) {
            // adding 0.0 makes -0.0 the same as 0.0, so that the two tie
            cosines[i] = norm == 0 || norms[i] == 0 ? 0.0 : dot(i, wide) / (norm * norms[i]) + 0.0;
        }
        return cosines;
    }

    /** Four sums at once: one alone waits for each addition before the next. */
    private double dot(int vector, double[] other) {
        int start = vector * dimension;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < dimension; i += 4) {
            sum0 += components[start + i] * other[i];
            sum1 += components[start + i + 1] * other[i + 1];
            sum2 += components[start + i + 2] * other[i + 2];
            sum3 += components[start + i + 3] * other[i + 3];
        }
        for (; i < dimension; i++) {
            sum0 += components[start + i] * other[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Returns a block with the given vectors in place of the numbered ones; numbers from {@link #size} on append. */
    VectorBlock with(List<Placed> placed, int newSize) {
        int width = dimension == 0 ? placed.get(0).vector.length : dimension;
        double[] copy = Arrays.copyOf(components, Math.multiplyExact(newSize, width));
        for (Placed one : placed) {
            System.arraycopy(widened(one.vector), 0, copy, one.number * width, width);
        }
        return new VectorBlock(width, copy);
    }

    /** A vector and its number in the block. */
    @SuppressWarnings("ArrayRecordComponent") // a parameter, never compared
    record Placed(int number, float[] vector) {}

    /** Returns a block of the kept vectors, in their order. */
    VectorBlock keeping(int[] numbers) {
        double[] kept = new double[numbers.length * dimension];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(components, numbers[i] * dimension, kept, i * dimension, dimension);
        }
        return new VectorBlock(numbers.length == 0 ? 0 : dimension, kept);
    }

    private static double[] widened(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }
}
