package dev.touchstone.conformance.random;

import java.util.SplittableRandom;

/** Gaussian vectors of one dimension: every direction is as likely as any other. */
public final class RandomVectors {
    private final int dimension;
    private final SplittableRandom random;

    /** Makes the vectors of one seed. */
    public RandomVectors(int dimension, long seed) {
        this.dimension = dimension;
        this.random = new SplittableRandom(seed);
    }

    /** Returns the next vector. */
    public float[] next() {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
