package dev.touchstone.bench.config;

import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.VectorType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The index a gate puts under test, with its search settings.
 *
 * @param kind which index
 * @param m HNSW: neighbours a node keeps, 2 to 100
 * @param efConstruction HNSW: candidates while building, 2 m to 1000
 * @param efSearch HNSW: candidates while searching, 10 to 1000: below k 10 it could not answer without help
 * @param lists IVFFlat: number of lists, 1 to 32768
 * @param probes IVFFlat: lists visited, 1 to lists
 * @param type the form the index holds vectors in, vector or halfvec; may be left out, and is then that of the dimension
 */
public record IndexUnderTest(
        Kind kind,
        Optional<Integer> m,
        Optional<Integer> efConstruction,
        Optional<Integer> efSearch,
        Optional<Integer> lists,
        Optional<Integer> probes,
        Optional<Type> type) {
    private static final int K = 10;

    /** The forms of vectors in an index. */
    public enum Type {
        VECTOR,
        HALFVEC;

        VectorType ofStore() {
            return VectorType.valueOf(name());
        }
    }

    /** The kinds of index. */
    public enum Kind {
        HNSW,
        IVFFLAT,
        EXACT;

        private Set<String> keys() {
            return switch (this) {
                case HNSW -> Set.of("m", "ef_construction", "ef_search");
                case IVFFLAT -> Set.of("lists", "probes");
                case EXACT -> Set.of();
            };
        }
    }

    public IndexUnderTest {
        Check.present("index.kind", kind);
        Map<String, Optional<Integer>> given = new LinkedHashMap<>();
        given.put("m", m);
        given.put("ef_construction", efConstruction);
        given.put("ef_search", efSearch);
        given.put("lists", lists);
        given.put("probes", probes);
        given.forEach((name, value) -> check(kind, name, value));
        if (kind == Kind.EXACT && type.isPresent()) {
            throw meaningless("type", "exact");
        }
        if (kind == Kind.HNSW) {
            Check.range("index.m", m.orElseThrow(), 2, 100);
            Check.range("index.ef_construction", efConstruction.orElseThrow(), 2 * m.orElseThrow(), 1000);
            Check.range("index.ef_search", efSearch.orElseThrow(), K, 1000);
        } else if (kind == Kind.IVFFLAT) {
            Check.range("index.lists", lists.orElseThrow(), 1, 32768);
            Check.range("index.probes", probes.orElseThrow(), 1, lists.orElseThrow());
        }
    }

    private static void check(Kind kind, String name, Optional<Integer> value) {
        String label = kind.name().toLowerCase(java.util.Locale.ROOT);
        if (kind.keys().contains(name) && value.isEmpty()) {
            throw new ConfigurationException("\"index." + name + "\" is missing; " + label + " needs it");
        }
        if (!kind.keys().contains(name) && value.isPresent()) {
            throw meaningless(name, label);
        }
    }

    private static ConfigurationException meaningless(String name, String kind) {
        return new ConfigurationException("\"index." + name + "\" means nothing to " + kind + "; leave it out");
    }

    private Optional<VectorType> vectorType() {
        return type.map(Type::ofStore);
    }

    private Candidates candidates() {
        return vectorType().map(Candidates::of).orElseGet(Candidates::byDimension);
    }

    /** Returns what is built. */
    public IndexSpec spec() {
        return switch (kind) {
            case HNSW -> new IndexSpec.Hnsw(m.orElseThrow(), efConstruction.orElseThrow(), vectorType());
            case IVFFLAT -> new IndexSpec.IvfFlat(lists.orElseThrow(), vectorType());
            case EXACT -> new IndexSpec.Exact();
        };
    }

    /** Returns how it is searched. */
    public SearchSettings settings() {
        return switch (kind) {
            case HNSW ->
                new SearchSettings.HnswSearch(efSearch.orElseThrow(), IterativeScan.STRICT_ORDER, candidates());
            case IVFFLAT ->
                new SearchSettings.IvfFlatSearch(probes.orElseThrow(), IterativeScan.RELAXED_ORDER, candidates());
            case EXACT -> new SearchSettings.ExactSearch();
        };
    }
}
