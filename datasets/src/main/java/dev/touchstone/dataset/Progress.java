package dev.touchstone.dataset;

/** Hears how far a long step has come; called often, from any thread, so it must be cheap and thread-safe. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (step, done, total) -> {};

    /**
     * Says that {@code done} of {@code total} units of a step are finished.
     *
     * @param step what is being done, in a few words for a progress bar
     * @param done units finished, 0 to total; rises within a step, though reports of two threads may swap
     * @param total units in the whole step, at least 1
     */
    void advanced(String step, long done, long total);
}
