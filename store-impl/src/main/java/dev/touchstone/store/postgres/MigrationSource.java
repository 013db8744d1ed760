package dev.touchstone.store.postgres;

import dev.touchstone.store.postgres.MigrationState.Counts;

/** A store's documents in the order of its files, from where the last settled entry was. */
public interface MigrationSource {
    /** Returns the next document, or null when no entry is left. */
    MigratedDocument next();

    /** Returns how many entries lie behind, from the beginning of the files, and how many of them were held out. */
    Counts behind();
}
