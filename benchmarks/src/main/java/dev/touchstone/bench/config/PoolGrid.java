package dev.touchstone.bench.config;

import java.util.List;

/**
 * Pool sizes against client threads, searching the grid's first HNSW build.
 *
 * @param efSearch ef_search of every pool cell, 1 to 1000
 * @param poolSizes connections in the pool, 1 to 64
 * @param threads client threads, 1 to 256
 */
public record PoolGrid(int efSearch, List<Integer> poolSizes, List<Integer> threads) {
    public PoolGrid {
        Check.range("ef_search", efSearch, 1, 1000);
        poolSizes = Check.ranges("pool_sizes", poolSizes, 1, 64);
        threads = Check.ranges("threads", threads, 1, 256);
    }

    int cells() {
        return poolSizes.size() * threads.size();
    }
}
