package dev.touchstone.dataset.truth;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Multiplies in plain Java: a block is held one component after the other, so that the inner loop runs along rows and
 * the compiler can use vector instructions without changing the order of any sum.
 */
final class JavaKernel implements ProductKernel {
    private final QueryGroup queries;
    private final int dimension;
    private final int stride;
    private final float[] components;
    private final float[] vector;
    private int count;

    JavaKernel(QueryGroup queries, int blockRows) {
        this.queries = queries;
        this.dimension = queries.dimension();
        this.stride = blockRows;
        this.components = new float[Math.multiplyExact(blockRows, dimension)];
        this.vector = new float[dimension];
    }

    @Override
    public void multiply(FloatBuffer rows, int rowCount) {
        count = rowCount;
        for (int row = 0; row < count; row++) {
            rows.get(row * dimension, vector);
            for (int d = 0; d < dimension; d++) {
                components[d * stride + row] = vector[d];
            }
        }
    }

    @Override
    public void products(int query, float[] into) {
        float[] factors = queries.vector(query);
        Arrays.fill(into, 0, count, 0);
        int d = 0;
        for (; d + 4 <= dimension; d += 4) {
            addFour(factors, d, into);
        }
        for (; d < dimension; d++) {
            addOne(factors[d], d * stride, into);
        }
    }

    private void addOne(float factor, int from, float[] sum) {
        for (int i = 0; i < count; i++) {
            sum[i] += factor * components[from + i];
        }
    }

    private void addFour(float[] factors, int d, float[] sum) {
        float[] x = components;
        float q0 = factors[d];
        float q1 = factors[d + 1];
        float q2 = factors[d + 2];
        float q3 = factors[d + 3];
        int a = d * stride;
        int b = a + stride;
        int c = b + stride;
        int e = c + stride;
        for (int i = 0; i < count; i++) {
            sum[i] += q0 * x[a + i] + q1 * x[b + i] + q2 * x[c + i] + q3 * x[e + i];
        }
    }
}
