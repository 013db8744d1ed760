package dev.touchstone.bench.store;

import java.util.List;

/**
 * The size of a run.
 *
 * @param documents documents stored
 * @param dimensions components of a vector
 * @param queries different queries
 * @param rounds turns of each comparison
 * @param efSearch values of ef_search
 * @param seed of documents and queries
 */
public record StoreBenchSettings(
        int documents, int dimensions, int queries, int rounds, List<Integer> efSearch, long seed) {
    static final int K = 10;

    public StoreBenchSettings {
        efSearch = List.copyOf(efSearch);
    }
}
