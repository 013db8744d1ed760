package dev.touchstone.store.index;

import dev.touchstone.store.InvalidInputException;
import java.util.Objects;

/** How one search uses the index; the settings hold for that search alone. */
public sealed interface SearchSettings {
    /** Compares with every matching document; recall is 1 by definition. */
    record ExactSearch() implements SearchSettings {}

    /**
     * Walks an HNSW graph.
     *
     * @param efSearch candidates kept while walking, 1 to 1000
     * @param iterativeScan whether the walk goes on until k rows match
     * @param candidates what the walk looks for before results are ranked by the whole vectors
     */
    record HnswSearch(int efSearch, IterativeScan iterativeScan, Candidates candidates) implements SearchSettings {
        public HnswSearch {
            Objects.requireNonNull(candidates, "candidates");
            Range.check("ef_search", efSearch, 1, 1000);
        }

        /** A walk over an index of the type of the dimension. */
        public HnswSearch(int efSearch, IterativeScan iterativeScan) {
            this(efSearch, iterativeScan, Candidates.byDimension());
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
     * @param candidates what the lists are searched for before results are ranked by the whole vectors
     */
    record IvfFlatSearch(int probes, IterativeScan iterativeScan, Candidates candidates) implements SearchSettings {
        public IvfFlatSearch {
            Objects.requireNonNull(candidates, "candidates");
            Range.check("probes", probes, 1, 32768);
            if (iterativeScan == IterativeScan.STRICT_ORDER) {
                throw new InvalidInputException("iterative_scan strict_order is not offered by IVFFlat; "
                        + "use relaxed_order, results are sorted afterwards");
            }
        }

        /** A visit of an index of the type of the dimension. */
        public IvfFlatSearch(int probes, IterativeScan iterativeScan) {
            this(probes, iterativeScan, Candidates.byDimension());
        }

        /** Returns settings that visit further lists until k rows match. */
        public static IvfFlatSearch of(int probes) {
            return new IvfFlatSearch(probes, IterativeScan.RELAXED_ORDER);
        }
    }
}
