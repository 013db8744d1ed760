package dev.touchstone.bench.parity;

import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.store.EmbeddedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Queries for a collection that comes without any: each lies halfway between the directions of two documents drawn at
 * random, so that it is of the collection's kind without being one of its vectors.
 */
public final class MixedQueries {
    private MixedQueries() {}

    /** Returns that many queries; the same seed gives the same ones. */
    public static List<ParityQuery> of(List<EmbeddedDocument> documents, int count, long seed) {
        Random random = new Random(seed);
        List<ParityQuery> queries = new ArrayList<>(count);
        while (queries.size() < count) {
            EmbeddedDocument a = documents.get(random.nextInt(documents.size()));
            EmbeddedDocument b = documents.get(random.nextInt(documents.size()));
            float[] between = between(a.vector(), b.vector());
            if (norm(between) > 0) {
                queries.add(ParityQuery.of(
                        "between " + a.document().id() + " and " + b.document().id(), between));
            }
        }
        return queries;
    }

    private static float[] between(float[] a, float[] b) {
        double normA = norm(a);
        double normB = norm(b);
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (a[i] / normA + b[i] / normB);
        }
        return sum;
    }

    private static double norm(float[] vector) {
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        return Math.sqrt(square);
    }
}
