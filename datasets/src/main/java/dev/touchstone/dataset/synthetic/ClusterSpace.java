package dev.touchstone.dataset.synthetic;

import java.util.SplittableRandom;

/**
 * A space of clusters as text embeddings have them: vectors of length 1 near a subspace of few dimensions, in clusters
 * that are wide in some of its directions and narrow in others, with a little noise in every component.
 */
public final class ClusterSpace {
    private static final int LATENT = 64;
    private static final double SPREAD = 0.55;
    private static final double NOISE = 0.25;

    private final long seed;
    private final int dimension;
    private final float[][] basis = new float[LATENT][];
    private final double[] width = new double[LATENT];

    /**
     * Lays out a space.
     *
     * @param seed decides its directions and the centres of its clusters
     * @param dimension components of each vector
     */
    public ClusterSpace(long seed, int dimension) {
        this.seed = seed;
        this.dimension = dimension;
        Stream directions = new Stream(seed, "basis");
        for (int l = 0; l < LATENT; l++) {
            SplittableRandom random = directions.at(l);
            basis[l] = new float[dimension];
            for (int d = 0; d < dimension; d++) {
                basis[l][d] = (float) Stream.bell(random);
            }
            width[l] = 1 / Math.sqrt(1 + l);
        }
    }

    /** Returns vectors of this space: row i lies in the cluster {@code topics} names for it. */
    public VectorGenerator vectors(String purpose, Topics topics) {
        return new Vectors(new Stream(seed, purpose), topics);
    }

    private double[] centre(int cluster) {
        SplittableRandom random = new Stream(seed, "centre").at(cluster);
        double[] centre = new double[LATENT];
        for (int l = 0; l < LATENT; l++) {
            centre[l] = width[l] * Stream.bell(random);
        }
        return centre;
    }

    private float[] place(double[] latent, SplittableRandom random) {
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) (NOISE * (2 * random.nextDouble() - 1));
        }
        for (int l = 0; l < LATENT; l++) {
            float factor = (float) latent[l];
            float[] direction = basis[l];
            for (int d = 0; d < dimension; d++) {
                vector[d] += factor * direction[d];
            }
        }
        return normalised(vector);
    }

    static float[] normalised(float[] vector) {
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        double norm = Math.sqrt(square);
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) (vector[d] / norm);
        }
        return vector;
    }

    /** One sequence of vectors. */
    private final class Vectors implements VectorGenerator {
        private final Stream stream;
        private final Topics topics;

        Vectors(Stream stream, Topics topics) {
            this.stream = stream;
            this.topics = topics;
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public float[] vector(int row) {
            SplittableRandom random = stream.at(row);
            double[] latent = centre(topics.of(row));
            for (int l = 0; l < LATENT; l++) {
                latent[l] += SPREAD * width[l] * Stream.bell(random);
            }
            return place(latent, random);
        }
    }
}
