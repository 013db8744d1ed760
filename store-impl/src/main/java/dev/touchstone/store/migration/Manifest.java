package dev.touchstone.store.migration;

import java.util.List;
import java.util.UUID;

/**
 * What a run set out to move, as written into its backup.
 *
 * @param schemaVersion the format, {@link #SCHEMA_VERSION}
 * @param run the run
 * @param startedAt when it began, ISO 8601 in UTC
 * @param stores what was backed up; a store that had been moved before is not among them
 */
public record Manifest(int schemaVersion, UUID run, String startedAt, List<BackedUp> stores) {
    public static final int SCHEMA_VERSION = 1;

    public Manifest {
        stores = List.copyOf(stores);
    }
}
