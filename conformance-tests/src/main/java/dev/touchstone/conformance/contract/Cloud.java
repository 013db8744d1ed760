package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.random.RandomVectors;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Documents with given ids in random directions, half of them with the key {@code sometimes}, and queries.
 *
 * @param documents the documents
 * @param queries vectors that are none of theirs
 */
record Cloud(List<EmbeddedDocument> documents, List<float[]> queries) {
    private static final int QUERIES = 5;

    static Cloud of(int dimension, int size, long seed) {
        RandomVectors vectors = new RandomVectors(dimension, seed);
        List<EmbeddedDocument> documents = IntStream.range(0, size)
                .mapToObj(i -> new EmbeddedDocument(document(i), vectors.next()))
                .toList();
        return new Cloud(
                documents,
                IntStream.range(0, QUERIES).mapToObj(i -> vectors.next()).toList());
    }

    private static Document document(int number) {
        Map<String, Object> metadata = number % 2 == 0 ? Map.of("sometimes", number % 4 == 0) : Map.of();
        return new Document("c" + number, "text " + number, metadata);
    }

    /** Returns the documents with other vectors. */
    List<EmbeddedDocument> mapped(UnaryOperator<float[]> change) {
        return documents.stream()
                .map(document -> new EmbeddedDocument(document.document(), change.apply(document.vector())))
                .toList();
    }

    static float[] scaled(float[] vector, float factor) {
        float[] scaled = vector.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}
