package dev.touchstone.conformance.random;

/**
 * A random rotation or reflection: an orthogonal matrix, made of Gaussian columns by Gram and Schmidt's procedure.
 *
 * <p>It leaves every length and angle as it is, but for the rounding to 32 bits.
 */
public final class Rotation {
    private final double[][] axes;

    /** Makes the rotation of a seed. */
    public Rotation(int dimension, long seed) {
        RandomVectors random = new RandomVectors(dimension, seed);
        this.axes = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            axes[i] = widened(random.next());
            for (int j = 0; j < i; j++) {
                subtract(axes[i], axes[j], dot(axes[i], axes[j]));
            }
            double length = Math.sqrt(dot(axes[i], axes[i]));
            for (int d = 0; d < dimension; d++) {
                axes[i][d] /= length;
            }
        }
    }

    /** Returns the rotated vector. */
    public float[] of(float[] vector) {
        double[] wide = widened(vector);
        float[] rotated = new float[vector.length];
        for (int i = 0; i < rotated.length; i++) {
            rotated[i] = (float) dot(axes[i], wide);
        }
        return rotated;
    }

    private static double[] widened(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] axis, double factor) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * axis[i];
        }
    }
}
