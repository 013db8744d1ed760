package dev.touchstone.conformance.machine;

/** Waiting a moment for another process. */
public final class Pause {
    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting for another process", e);
        }
    }
}
