package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.util.Objects;

/**
 * How documents are sent to the server.
 *
 * @param method how rows travel
 * @param batchRows rows a statement, 1 to 10000 (an INSERT takes at most 65,535 parameters); COPY starts a new command
 *     after so many; without meaning for {@link IngestMethod#SINGLE_ROW}
 */
public record IngestSettings(IngestMethod method, int batchRows) {
    private static final int MAX_BATCH = 10_000;

    public IngestSettings {
        Objects.requireNonNull(method, "method");
        if (batchRows < 1 || batchRows > MAX_BATCH) {
            throw new InvalidInputException("batch_rows is " + batchRows + "; it must lie in 1 to " + MAX_BATCH);
        }
    }

    /** Returns the settings that choose the method by the number of documents. */
    public static IngestSettings bySize() {
        return new IngestSettings(IngestMethod.BY_SIZE, MAX_BATCH);
    }
}
