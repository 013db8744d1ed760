package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.MigrationState.Counts;

/**
 * What a run did with a store.
 *
 * @param store the store
 * @param dimension components of its vectors; 0 where it has none
 * @param encrypted whether the file's metadata are encrypted
 * @param status how it ended
 * @param counts what became of its entries
 */
public record StoreOutcome(CollectionId store, int dimension, boolean encrypted, Status status, Counts counts) {
    static StoreOutcome empty(CollectionId store) {
        return new StoreOutcome(store, 0, false, Status.EMPTY, Counts.NONE);
    }

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
