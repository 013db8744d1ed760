package dev.touchstone.bench.config;

import java.util.List;

/**
 * Everything one demo run measures.
 *
 * @param dataset name in the dataset catalogue
 * @param k results asked of every search, 1 to 100
 * @param search index builds and their search settings
 * @param ingest ways of writing and their batch sizes
 * @param pool pool sizes and client threads
 * @param measurement how long and how often each cell is measured
 */
public record Grid(
        String dataset, int k, SearchGrid search, List<IngestGrid> ingest, PoolGrid pool, Measurement measurement) {
    public Grid {
        Check.present("dataset", dataset);
        Check.range("k", k, 1, 100);
        Check.present("search", search);
        ingest = List.copyOf(Check.present("ingest", ingest));
        Check.present("pool", pool);
        Check.present("measurement", measurement);
    }

    /** Returns the number of search, ingest and pool cells. */
    public int cells() {
        return search.cells()
                + ingest.stream().mapToInt(g -> g.batchRows().size()).sum()
                + pool.cells();
    }
}
