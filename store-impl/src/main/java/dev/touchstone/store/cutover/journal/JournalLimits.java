package dev.touchstone.store.cutover.journal;

import dev.touchstone.store.InvalidInputException;

/**
 * How much a journal may grow.
 *
 * @param fileBytes a file is left for the next one when it has as many, 4 KiB or more
 * @param files kept at most, 2 or more; the oldest is removed for a new one
 */
public record JournalLimits(long fileBytes, int files) {
    private static final long LEAST_BYTES = 4096;

    public JournalLimits {
        if (fileBytes < LEAST_BYTES || files < 2) {
            throw new InvalidInputException("a shadow journal of " + files + " files of " + fileBytes
                    + " bytes is too small; it needs 2 of " + LEAST_BYTES);
        }
    }

    /** Returns 32 files of 16 MiB: half a GiB, about half a million answers of 10 rows. */
    public static JournalLimits defaults() {
        return new JournalLimits(16L << 20, 32);
    }
}
