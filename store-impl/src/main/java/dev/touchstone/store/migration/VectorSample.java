package dev.touchstone.store.migration;

import dev.touchstone.store.EmbeddedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keeps a fair sample of the documents that pass (reservoir sampling, Vitter's algorithm R). */
public final class VectorSample {
    private final int size;
    private final RandomGenerator random;
    private final List<EmbeddedDocument> kept = new ArrayList<>();
    private long passed;

    /**
     * @param size documents kept at most
     */
    public VectorSample(int size, RandomGenerator random) {
        this.size = size;
        this.random = random;
    }

    void pass(EmbeddedDocument document) {
        passed++;
        if (kept.size() < size) {
            kept.add(document);
            return;
        }
        long place = random.nextLong(passed);
        if (place < size) {
            kept.set((int) place, document);
        }
    }

    /** Returns the documents kept. */
    public List<EmbeddedDocument> documents() {
        return List.copyOf(kept);
    }
}
