package dev.touchstone.bench.jmh;

import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;

/**
 * Search settings in a form that JSON carries.
 *
 * @param kind exact, hnsw or ivfflat
 * @param width ef_search or probes; 0 for exact
 * @param iterativeScan null for exact
 */
public record SearchSpec(String kind, int width, IterativeScan iterativeScan) {
    /** Returns the form of the given settings. */
    public static SearchSpec of(SearchSettings settings) {
        if (settings instanceof HnswSearch hnsw) {
            return new SearchSpec("hnsw", hnsw.efSearch(), hnsw.iterativeScan());
        }
        if (settings instanceof IvfFlatSearch ivfflat) {
            return new SearchSpec("ivfflat", ivfflat.probes(), ivfflat.iterativeScan());
        }
        return new SearchSpec("exact", 0, null);
    }

    SearchSettings toSettings() {
        return switch (kind) {
            case "hnsw" -> new HnswSearch(width, iterativeScan);
            case "ivfflat" -> new IvfFlatSearch(width, iterativeScan);
            case "exact" -> new ExactSearch();
            default -> throw new IllegalArgumentException("unknown kind of search: " + kind);
        };
    }
}
