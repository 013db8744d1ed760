package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.MigrationState.Counts;

/**
 * What a run did with a store.
 *
 * @param store the store
 * @param dimension components of its vectors; 0 where it has none
 * @param status how it ended
 * @param counts what became of its entries
 */
public record StoreOutcome(CollectionId store, int dimension, Status status, Counts counts) {
    /** How a store ended. */
    public enum Status {
        /** It holds nothing. */
        EMPTY,
        /** Its documents were moved by this run. */
        MOVED,
        /** An earlier run had moved the same files; nothing was done. */
        MOVED_BEFORE
    }
}
