package dev.touchstone.bench.jmh;

import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import dev.touchstone.store.index.VectorType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Search settings in a form that JSON carries.
 *
 * @param kind exact, hnsw or ivfflat
 * @param width ef_search or probes; 0 for exact
 * @param iterativeScan null for exact
 * @param type of the index; null for the dimension's own, and for exact
 * @param candidates for each result; null for the type's own number, and for exact
 */
public record SearchSpec(String kind, int width, IterativeScan iterativeScan, VectorType type, Integer candidates) {
    /** Returns the form of the given settings. */
    public static SearchSpec of(SearchSettings settings) {
        if (settings instanceof HnswSearch hnsw) {
            return of("hnsw", hnsw.efSearch(), hnsw.iterativeScan(), hnsw.candidates());
        }
        if (settings instanceof IvfFlatSearch ivfflat) {
            return of("ivfflat", ivfflat.probes(), ivfflat.iterativeScan(), ivfflat.candidates());
        }
        return new SearchSpec("exact", 0, null, null, null);
    }

    private static SearchSpec of(String kind, int width, IterativeScan scan, Candidates candidates) {
        Integer each =
                candidates.perResult().isPresent() ? candidates.perResult().getAsInt() : null;
        return new SearchSpec(kind, width, scan, candidates.type().orElse(null), each);
    }

    SearchSettings toSettings() {
        return switch (kind) {
            case "hnsw" -> new HnswSearch(width, iterativeScan, toCandidates());
            case "ivfflat" -> new IvfFlatSearch(width, iterativeScan, toCandidates());
            case "exact" -> new ExactSearch();
            default -> throw new IllegalArgumentException("unknown kind of search: " + kind);
        };
    }

    private Candidates toCandidates() {
        return new Candidates(
                Optional.ofNullable(type), candidates == null ? OptionalInt.empty() : OptionalInt.of(candidates));
    }
}
