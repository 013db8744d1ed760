package dev.touchstone.bench.migration;

/**
 * How much the yardstick of a migration moves.
 *
 * @param documents documents of the store, at least 1
 * @param dimensions components of their vectors
 * @param rounds measured rounds, in each of which everything takes its turn; before them one on a small store is thrown away
 * @param seed of vectors and texts
 */
public record MigrateBenchSettings(int documents, int dimensions, int rounds, long seed) {
    private static final int SMALL = 5_000;

    /** Returns the small store that warms everything up. */
    MigrateBenchSettings small() {
        return new MigrateBenchSettings(Math.min(documents, SMALL), dimensions, 1, seed);
    }
}
