package dev.touchstone.dataset.synthetic;

import java.util.SplittableRandom;

/**
 * Groups of vectors that are nearly equal, as pages crawled again or chunks that overlap: of every {@value #GROUP}
 * consecutive rows the second repeats the first exactly, the others differ from it in the fourth digit.
 */
public final class NearDuplicates implements VectorGenerator {
    /** Rows in a group. */
    public static final int GROUP = 8;

    private static final double DIFFERENCE = 1e-4;

    private final VectorGenerator originals;
    private final Stream stream;

    /**
     * Repeats vectors.
     *
     * @param seed decides the differences
     * @param originals one vector a group
     */
    public NearDuplicates(long seed, VectorGenerator originals) {
        this.originals = originals;
        this.stream = new Stream(seed, "copies");
    }

    @Override
    public int dimension() {
        return originals.dimension();
    }

    @Override
    public float[] vector(int row) {
        float[] vector = originals.vector(row / GROUP);
        if (row % GROUP > 1) {
            SplittableRandom random = stream.at(row);
            for (int d = 0; d < vector.length; d++) {
                vector[d] += (float) (DIFFERENCE * (2 * random.nextDouble() - 1));
            }
        }
        return vector;
    }
}
