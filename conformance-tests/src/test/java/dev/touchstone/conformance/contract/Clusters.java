package dev.touchstone.conformance.contract;

import dev.touchstone.store.EmbeddedDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded vectors around 40 centres; every hundredth document is rare. */
final class Clusters {
    private static final int CENTRES = 40;
    private static final int RARE = 100;
    private static final double SPREAD = 0.35;
    private static final int SMALL_USER_FROM = 10_000;
    private static final int SMALL_USER_TO = 10_020;

    private final int dimension;
    private final float[][] centres = new float[CENTRES][];
    private final List<float[]> vectors = new ArrayList<>();

    Clusters(int dimension) {
        this.dimension = dimension;
        Random random = new Random(42);
        for (int i = 0; i < CENTRES; i++) {
            centres[i] = around(new float[dimension], 1, random);
        }
    }

    int dimension() {
        return dimension;
    }

    /** Documents with these consecutive numbers; to be asked for in their order. */
    List<EmbeddedDocument> documents(int count, int from) {
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            float[] vector = query(i);
            vectors.add(vector);
            documents.add(Samples.document("c" + i, Map.of("rare", i % RARE == 0), vector));
        }
        return documents;
    }

    /** A vector of its own for each number. */
    float[] query(int number) {
        return around(centres[Math.floorMod(number, CENTRES)], SPREAD, new Random(1_000 + number));
    }

    /** Texts of the large user's nearest documents, computed here. */
    List<String> nearest(float[] query, int k) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            if (i < SMALL_USER_FROM || i >= SMALL_USER_TO) {
                numbers.add(i);
            }
        }
        numbers.sort(Comparator.comparingDouble(i -> -cosine(query, vectors.get(i))));
        return numbers.subList(0, k).stream().map(i -> "c" + i).toList();
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double normA = 0;
        double normB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            normA += (double) a[i] * a[i];
            normB += (double) b[i] * b[i];
        }
        return dot / Math.sqrt(normA * normB);
    }

    private static float[] around(float[] centre, double spread, Random random) {
        float[] vector = new float[centre.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (centre[i] + spread * random.nextGaussian());
        }
        return vector;
    }
}
