package dev.touchstone.store.postgres;

import java.util.Objects;

/**
 * How far the build of an index is, as {@code pg_stat_progress_create_index} says.
 *
 * @param table the table, or partition, whose index is being built
 * @param phase what the server is doing, such as {@code building index: loading tuples}
 * @param done blocks read so far, or tuples, or transactions waited for, whichever the phase counts; at least 0
 * @param total how many there are, 0 where the phase does not know
 */
public record BuildProgress(String table, String phase, long done, long total) {
    public BuildProgress {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(phase, "phase");
    }
}
