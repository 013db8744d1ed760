package dev.touchstone.conformance;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;

/**
 * A kind of store that contracts are applied to.
 *
 * <p>Stores of one subject share what they persist: a second store opened for the same id sees the same documents. A
 * fresh subject holds none.
 */
public interface StoreUnderTest extends AutoCloseable {
    /** Name of the store and its settings, for people to read. */
    String name();

    /** Number of components of the vectors this subject is set up for. */
    int dimension();

    /** What this kind of store promises beyond the rules for all stores. */
    Traits traits();

    /** Opens a store for one user and collection; the caller closes it before the subject. */
    VectorStore open(CollectionId id);

    /** Drops everything the subject's stores persisted. */
    @Override
    void close();
}
