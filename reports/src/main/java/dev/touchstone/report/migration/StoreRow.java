package dev.touchstone.report.migration;

import java.util.List;

/**
 * One store of a migration.
 *
 * @param user whose it is
 * @param collection its name
 * @param dimensions components of its vectors; 0 where it has none
 * @param encrypted whether its metadata are encrypted in the file
 * @param counts what was counted, in the order to be shown
 * @param status how it ended, in a few words
 */
public record StoreRow(
        String user, String collection, int dimensions, boolean encrypted, List<Count> counts, String status) {
    public StoreRow {
        counts = List.copyOf(counts);
    }

    /**
     * A number with its name.
     *
     * @param name lower-case words
     * @param value at least 0
     */
    public record Count(String name, long value) {}
}
