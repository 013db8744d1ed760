package dev.touchstone.bench.store;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Seeded documents and queries: Gaussian vectors of few independent directions, turned into the full dimension, since
 * real embeddings use far fewer directions than they have components; with a text and four metadata fields.
 *
 * @param documents what is stored; ids are left to the store
 * @param queries query vectors of the same distribution
 * @param source where more of both comes from
 */
record StoreWorkload(List<EmbeddedDocument> documents, List<float[]> queries, Source source) {
    /** Independent directions: at 20,000 rows and m 16, ef_search 40 and 100 then reach about 0.96 and 0.995. */
    private static final int DIRECTIONS = 24;

    private static final int TEXT_LENGTH = 400;
    private static final double NOISE = 0.05;

    static StoreWorkload generate(StoreBenchSettings settings) {
        Random random = new Random(settings.seed());
        float[][] basis = new float[DIRECTIONS][];
        for (int i = 0; i < DIRECTIONS; i++) {
            basis[i] = gaussian(random, settings.dimensions());
        }
        Source source = new Source(random, basis);
        List<EmbeddedDocument> documents = source.documents(settings.documents());
        List<float[]> queries = new ArrayList<>(settings.queries());
        for (int i = 0; i < settings.queries(); i++) {
            queries.add(vector(random, basis));
        }
        return new StoreWorkload(documents, queries, source);
    }

    /** Returns documents of the same distribution that nothing returned before. */
    List<EmbeddedDocument> more(int count) {
        return source.documents(count);
    }

    /** Seeded numbers and the directions they are turned into. */
    static final class Source {
        private final Random random;
        private final float[][] basis;

        private Source(Random random, float[][] basis) {
            this.random = random;
            this.basis = basis;
        }

        List<EmbeddedDocument> documents(int count) {
            List<EmbeddedDocument> documents = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                documents.add(new EmbeddedDocument(document(i, random), vector(random, basis)));
            }
            return documents;
        }
    }

    private static Document document(int number, Random random) {
        StringBuilder text = new StringBuilder(TEXT_LENGTH);
        while (text.length() < TEXT_LENGTH) {
            text.append(Integer.toString(random.nextInt(1 << 20), Character.MAX_RADIX))
                    .append(' ');
        }
        text.setLength(TEXT_LENGTH);
        Map<String, Object> metadata = Map.of(
                "source",
                "document-" + number % 100,
                "page",
                number % 37,
                "language",
                number % 3 == 0 ? "de" : "en",
                "reviewed",
                number % 2 == 0);
        return Document.of(text.toString(), metadata);
    }

    private static float[] vector(Random random, float[][] basis) {
        float[] vector = new float[basis[0].length];
        for (float[] direction : basis) {
            float weight = (float) random.nextGaussian();
            for (int i = 0; i < vector.length; i++) {
                vector[i] += weight * direction[i];
            }
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) (NOISE * random.nextGaussian());
        }
        return vector;
    }

    private static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
