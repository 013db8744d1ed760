package dev.touchstone.dataset.embedding;

import dev.touchstone.dataset.DatasetException;
import java.nio.FloatBuffer;

/** Makes one vector of a text out of the vectors of its tokens. */
final class Pooling {
    private Pooling() {}

    /**
     * Returns the mean of the token vectors, scaled to length 1 (Reimers and Gurevych, Sentence-BERT, 2019).
     *
     * @param tokens token vectors, one after the other
     * @param count number of tokens, at least 1
     */
    static float[] meanToUnitLength(FloatBuffer tokens, int count) {
        int dimension = tokens.remaining() / count;
        double[] sum = new double[dimension];
        float[] token = new float[dimension];
        for (int t = 0; t < count; t++) {
            tokens.get(token);
            for (int i = 0; i < dimension; i++) {
                sum[i] += token[i];
            }
        }
        return toUnitLength(sum);
    }

    private static float[] toUnitLength(double[] vector) {
        double square = 0;
        for (double component : vector) {
            square += component * component;
        }
        double length = Math.sqrt(square);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new DatasetException("the sentence model returned a vector of length " + length);
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }
}
