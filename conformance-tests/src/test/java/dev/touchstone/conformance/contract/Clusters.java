package dev.touchstone.conformance.contract;

import dev.touchstone.store.EmbeddedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded vectors around 40 centres; every hundredth document is rare. */
final class Clusters {
    private static final int CENTRES = 40;
    private static final int RARE = 100;
    private static final double SPREAD = 0.35;

    private final float[][] centres = new float[CENTRES][];

    Clusters(int dimension) {
        Random random = new Random(42);
        for (int i = 0; i < CENTRES; i++) {
            centres[i] = around(new float[dimension], 1, random);
        }
    }

    /** Documents with these consecutive numbers. */
    List<EmbeddedDocument> documents(int count, int from) {
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            documents.add(Samples.document("c" + i, Map.of("rare", i % RARE == 0), query(i)));
        }
        return documents;
    }

    /** A vector of its own for each number. */
    float[] query(int number) {
        return around(centres[Math.floorMod(number, CENTRES)], SPREAD, new Random(1_000 + number));
    }

    private static float[] around(float[] centre, double spread, Random random) {
        float[] vector = new float[centre.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (centre[i] + spread * random.nextGaussian());
        }
        return vector;
    }
}
