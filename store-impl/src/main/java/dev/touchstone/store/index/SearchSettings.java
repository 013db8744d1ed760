package dev.touchstone.store.index;

import dev.touchstone.store.InvalidInputException;

/** How one search uses the index; the settings hold for that search alone. */
public sealed interface SearchSettings {
    /** Compares with every matching document; recall is 1 by definition. */
    record ExactSearch() implements SearchSettings {}

    /**
     * Walks an HNSW graph.
     *
     * @param efSearch candidates kept while walking, 1 to 1000
     * @param iterativeScan whether the walk goes on until k rows match
     */
    record HnswSearch(int efSearch, IterativeScan iterativeScan) implements SearchSettings {
        public HnswSearch {
            Range.check("ef_search", efSearch, 1, 1000);
        }

        /** Returns settings that keep walking until k rows match, in order of distance. */
        public static HnswSearch of(int efSearch) {
            return new HnswSearch(efSearch, IterativeScan.STRICT_ORDER);
        }
    }

    /**
     * Visits the nearest lists of an IVFFlat index.
     *
     * @param probes lists visited, 1 to 32768
     * @param iterativeScan whether further lists are visited until k rows match; strict order does not exist here
     */
    record IvfFlatSearch(int probes, IterativeScan iterativeScan) implements SearchSettings {
        public IvfFlatSearch {
            Range.check("probes", probes, 1, 32768);
            if (iterativeScan == IterativeScan.STRICT_ORDER) {
                throw new InvalidInputException("iterative_scan strict_order is not offered by IVFFlat; "
                        + "use relaxed_order, results are sorted afterwards");
            }
        }

        /** Returns settings that visit further lists until k rows match. */
        public static IvfFlatSearch of(int probes) {
            return new IvfFlatSearch(probes, IterativeScan.RELAXED_ORDER);
        }
    }
}
