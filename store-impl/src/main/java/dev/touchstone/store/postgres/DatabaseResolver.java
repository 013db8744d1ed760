package dev.touchstone.store.postgres;

/** Says in which database a user's documents are; users may share one. */
@FunctionalInterface
public interface DatabaseResolver {
    /** Returns the user's database; equal settings mean the same pool. */
    ConnectionSettings resolve(String userId);
}
