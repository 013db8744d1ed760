package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.postgres.PostgresUnavailableException;

/** Waiting a moment for another process. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailableException("interrupted while waiting for another process", e);
        }
    }
}
