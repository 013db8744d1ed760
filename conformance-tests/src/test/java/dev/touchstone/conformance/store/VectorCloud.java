package dev.touchstone.conformance.store;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded vectors around common centres; each number names one vector. */
record VectorCloud(int dimension, int centres) {
    float[] vector(long number) {
        Random own = new Random(number);
        Random centre = new Random(own.nextInt(centres));
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (centre.nextGaussian() + 0.8 * own.nextGaussian());
        }
        return vector;
    }

    List<EmbeddedDocument> documents(int count, int series) {
        return IntStream.range(0, count)
                .mapToObj(i -> new EmbeddedDocument(Document.of("text " + i), vector(1_000_000L * series + i)))
                .toList();
    }
}
