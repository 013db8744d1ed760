package dev.touchstone.conformance.selftest;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.IndexAccess;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.contract.LetterModel;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL store in a schema that others use as well.
 *
 * @param users how many users there were
 * @param settings of each search
 * @param access the index; empty where every search is exact
 */
record SqlSubject(PgVectorDatabase database, AtomicInteger users, SearchSettings settings, Optional<IndexAccess> access)
        implements StoreUnderTest {
    static final int DIMENSION = 8;
    private static final LetterModel MODEL = new LetterModel(DIMENSION);

    static SqlSubject exact(PgVectorDatabase database, AtomicInteger users) {
        return new SqlSubject(database, users, new SearchSettings.ExactSearch(), Optional.empty());
    }

    @Override
    public String name() {
        return "PostgreSQL store with a fault";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.POOLED_CONNECTIONS, access.isPresent() ? Capability.VECTOR_INDEX : Capability.EXACT_SEARCH);
    }

    @Override
    public IndexAccess index() {
        return access.orElseThrow();
    }

    @Override
    public Map<String, String> borrowedSettings() {
        return database.borrowedSettings();
    }

    @Override
    public CollectionId freshId() {
        return CollectionId.ofUser("user " + users.incrementAndGet());
    }

    @Override
    public VectorStore open(CollectionId id) {
        return database.store(id, MODEL, settings);
    }

    @Override
    public void close() {
        database.close();
    }
}
