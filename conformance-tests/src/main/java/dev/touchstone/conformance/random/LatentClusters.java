package dev.touchstone.conformance.random;

import java.util.SplittableRandom;

/**
 * Seeded vectors around 40 centres in a space of 8 dimensions, turned into vectors of another dimension by one random
 * linear map: like embeddings they have far fewer degrees of freedom than components.
 */
public final class LatentClusters {
    private static final int CENTRES = 40;
    private static final int LATENT = 8;
    private static final double SPREAD = 0.35;

    private final float[][] centres = new float[CENTRES][];
    private final float[][] axes;
    private final long seed;

    /** Makes the vectors of one seed. */
    public LatentClusters(int dimension, long seed) {
        RandomVectors latent = new RandomVectors(LATENT, seed);
        for (int i = 0; i < CENTRES; i++) {
            centres[i] = latent.next();
        }
        this.axes = new float[dimension][];
        for (int i = 0; i < dimension; i++) {
            axes[i] = latent.next();
        }
        this.seed = seed;
    }

    /** Returns the vector of a number, each its own. */
    public float[] vector(int number) {
        float[] centre = centres[Math.floorMod(number, CENTRES)];
        SplittableRandom random = new SplittableRandom(seed + number);
        double[] latent = new double[LATENT];
        for (int i = 0; i < LATENT; i++) {
            latent[i] = centre[i] + SPREAD * random.nextGaussian();
        }
        float[] vector = new float[axes.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) dot(axes[i], latent);
        }
        return vector;
    }

    private static double dot(float[] axis, double[] latent) {
        double sum = 0;
        for (int i = 0; i < LATENT; i++) {
            sum += axis[i] * latent[i];
        }
        return sum;
    }
}
