package dev.touchstone.conformance;

import dev.touchstone.conformance.fault.Faults;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import java.util.Map;
import java.util.Set;

/**
 * A kind of store that contracts are applied to.
 *
 * <p>Stores of one subject share what they persist: a second store opened for the same id sees the same documents.
 */
public interface StoreUnderTest extends AutoCloseable {
    /** Name of the store and its settings, for people to read. */
    String name();

    /** Number of components of the vectors this subject is set up for, at least 4. */
    int dimension();

    /** What this kind of store claims beyond the rules for all stores. */
    Set<Capability> capabilities();

    /** Names a user and collection that hold nothing and were never named before. */
    CollectionId freshId();

    /** Opens a store for one user and collection; the caller closes it before the subject. */
    VectorStore open(CollectionId id);

    /** Opens a store that holds nothing. */
    default VectorStore openFresh() {
        return open(freshId());
    }

    /**
     * What can be done to the server; for those that claim {@link Capability#FAULTS}.
     *
     * @throws UnsupportedOperationException for all others
     */
    default Faults faults() {
        throw unclaimed(Capability.FAULTS);
    }

    /**
     * The vector index; for those that claim {@link Capability#VECTOR_INDEX}.
     *
     * @throws UnsupportedOperationException for all others
     */
    default IndexAccess index() {
        throw unclaimed(Capability.VECTOR_INDEX);
    }

    /**
     * The session's settings as the next borrower of a connection finds them, by name; for those that claim
     * {@link Capability#POOLED_CONNECTIONS}.
     *
     * @throws UnsupportedOperationException for all others
     */
    default Map<String, String> borrowedSettings() {
        throw unclaimed(Capability.POOLED_CONNECTIONS);
    }

    /**
     * Where a collection is kept; for those that claim {@link Capability#STORED_FILES}.
     *
     * @throws UnsupportedOperationException for all others
     */
    default StoredFiles files(CollectionId id) {
        throw unclaimed(Capability.STORED_FILES);
    }

    private UnsupportedOperationException unclaimed(Capability capability) {
        return new UnsupportedOperationException(name() + " does not claim " + capability.label());
    }

    /** Drops everything the subject's stores persisted. */
    @Override
    void close();
}
