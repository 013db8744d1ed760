package dev.touchstone.conformance.selftest;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.IndexAccess;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.StoredFiles;
import dev.touchstone.conformance.fault.Faults;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A subject whose stores have a fault.
 *
 * @param name the mutant's name
 * @param sound what it would be without the fault
 * @param fault makes a broken store of a sound subject and the collection to open
 */
record BrokenSubject(String name, StoreUnderTest sound, BiFunction<StoreUnderTest, CollectionId, VectorStore> fault)
        implements StoreUnderTest {
    @Override
    public int dimension() {
        return sound.dimension();
    }

    @Override
    public Set<Capability> capabilities() {
        return sound.capabilities();
    }

    @Override
    public Faults faults() {
        return sound.faults();
    }

    @Override
    public IndexAccess index() {
        return sound.index();
    }

    @Override
    public Map<String, String> borrowedSettings() {
        return sound.borrowedSettings();
    }

    @Override
    public StoredFiles files(CollectionId id) {
        return sound.files(id);
    }

    @Override
    public CollectionId freshId() {
        return sound.freshId();
    }

    @Override
    public VectorStore open(CollectionId id) {
        return fault.apply(sound, id);
    }

    @Override
    public void close() {
        sound.close();
    }
}
