package dev.touchstone.dataset.synthetic;

import java.util.SplittableRandom;

/**
 * Independent components, uniform in −1 to 1: the hardest case, since distances hardly differ in many dimensions.
 *
 * @param seed of the dataset
 * @param purpose keeps corpus and queries of one seed apart
 * @param dimension components of each vector
 */
public record UniformVectors(long seed, String purpose, int dimension) implements VectorGenerator {
    @Override
    public float[] vector(int row) {
        SplittableRandom random = new Stream(seed, purpose).at(row);
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) (2 * random.nextDouble() - 1);
        }
        return vector;
    }
}
