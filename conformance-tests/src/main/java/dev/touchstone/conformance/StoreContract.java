package dev.touchstone.conformance;

/** What all contracts share: the subject they are applied to. */
public interface StoreContract {
    /** The subject of the test class, opened once for all its tests. */
    StoreUnderTest subject();
}
