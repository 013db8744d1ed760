package dev.touchstone.dataset.truth;

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
    private int count;

    JavaKernel(QueryGroup queries, int blockRows) {
        this.queries = queries;
        this.dimension = queries.dimension();
        this.stride = blockRows;
        this.components = new float[Math.multiplyExact(blockRows, dimension)];
    }

    @Override
    public void multiply(float[] rows, int rowCount) {
        count = rowCount;
        for (int row = 0; row < count; row++) {
            for (int d = 0; d < dimension; d++) {
                components[d * stride + row] = rows[row * dimension + d];
            }
        }
    }

    @Override
    public void products(int query, float[] into) {
        float[] vector = queries.vector(query);
        Arrays.fill(into, 0, count, 0);
        int d = 0;
        for (; d + 4 <= dimension; d += 4) {
            addFour(vector, d, into);
        }
        for (; d < dimension; d++) {
            addOne(vector[d], d * stride, into);
        }
    }

    private void addOne(float factor, int from, float[] sum) {
        for (int i = 0; i < count; i++) {
            sum[i] += factor * components[from + i];
        }
    }

    private void addFour(float[] vector, int d, float[] sum) {
        float[] x = components;
        float q0 = vector[d];
        float q1 = vector[d + 1];
        float q2 = vector[d + 2];
        float q3 = vector[d + 3];
        int a = d * stride;
        int b = a + stride;
        int c = b + stride;
        int e = c + stride;
        for (int i = 0; i < count; i++) {
            sum[i] += q0 * x[a + i] + q1 * x[b + i] + q2 * x[c + i] + q3 * x[e + i];
        }
    }
}
