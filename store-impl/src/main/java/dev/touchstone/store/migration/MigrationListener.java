package dev.touchstone.store.migration;

/** Hears how far a long step has come. */
@FunctionalInterface
public interface MigrationListener {
    /**
     * Tells of progress.
     *
     * @param step what is being done
     * @param done units finished
     * @param total units of the step; 0 where unknown
     */
    void advanced(String step, long done, long total);
}
