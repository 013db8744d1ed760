package dev.touchstone.conformance;

import dev.touchstone.conformance.fault.Faults;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
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
        throw new UnsupportedOperationException(name() + " does not claim " + Capability.FAULTS.label());
    }

    /** Drops everything the subject's stores persisted. */
    @Override
    void close();
}
