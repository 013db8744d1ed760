package dev.touchstone.conformance.reference;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The exact store in memory; stores of one subject share its collections. */
public final class MemoryStoreUnderTest implements StoreUnderTest {
    private final Map<CollectionId, MemoryCollection> collections = new ConcurrentHashMap<>();
    private final AtomicInteger users = new AtomicInteger();
    private final EmbeddingModel model;
    private final Random random = new Random(1);

    /**
     * Makes a subject that holds nothing.
     *
     * @param model embeds texts, and fixes the dimension
     */
    public MemoryStoreUnderTest(EmbeddingModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "exact store in memory";
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.EXACT_SEARCH,
                Capability.EXACT_NAMES,
                Capability.LASTING_CURSORS,
                Capability.FREE_METADATA_KEYS,
                Capability.SHARED_COLLECTION);
    }

    @Override
    public CollectionId freshId() {
        return CollectionId.ofUser("user " + users.incrementAndGet());
    }

    @Override
    public VectorStore open(CollectionId id) {
        return new MemoryVectorStore(
                collections.computeIfAbsent(id, key -> new MemoryCollection()), model, this::newId);
    }

    /** Seeded, so that a run can be repeated. */
    private String newId() {
        synchronized (random) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
    }

    @Override
    public void close() {
        collections.clear();
    }
}
