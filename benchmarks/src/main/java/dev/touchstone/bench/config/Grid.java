package dev.touchstone.bench.config;

import java.util.List;

/**
 * Everything one demo run measures.
 *
 * @param dataset name in the dataset catalogue
 * @param k results asked of every search; 10, since the metrics are named recall@10
 * @param search index builds and their search settings
 * @param ingest ways of writing and their batch sizes
 * @param pool pool sizes and client threads
 * @param measurement how long and how often each cell is measured
 */
public record Grid(
        String dataset, int k, SearchGrid search, List<IngestGrid> ingest, PoolGrid pool, Measurement measurement) {
    private static final int METRIC_K = 10;

    public Grid {
        Check.present("dataset", dataset);
        if (k != METRIC_K) {
            throw new ConfigurationException("k is " + k + "; recall is reported at 10, so it must be 10");
        }
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

    /**
     * Refuses a grid that asks for more documents than there are.
     *
     * @throws ConfigurationException naming the key
     */
    public void requireFits(int documents) {
        ingest.stream().flatMap(g -> g.batchRows().stream()).forEach(rows -> {
            if (rows > documents) {
                throw new ConfigurationException(
                        "batch_rows is " + rows + "; " + dataset + " has " + documents + " documents");
            }
        });
    }
}
