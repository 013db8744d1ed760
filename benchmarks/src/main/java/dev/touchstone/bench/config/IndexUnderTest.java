package dev.touchstone.bench.config;

import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
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
 */
public record IndexUnderTest(
        Kind kind,
        Optional<Integer> m,
        Optional<Integer> efConstruction,
        Optional<Integer> efSearch,
        Optional<Integer> lists,
        Optional<Integer> probes) {
    private static final int K = 10;

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
            throw new ConfigurationException("\"index." + name + "\" means nothing to " + label + "; leave it out");
        }
    }

    /** Returns what is built. */
    public IndexSpec spec() {
        return switch (kind) {
            case HNSW -> new IndexSpec.Hnsw(m.orElseThrow(), efConstruction.orElseThrow());
            case IVFFLAT -> new IndexSpec.IvfFlat(lists.orElseThrow());
            case EXACT -> new IndexSpec.Exact();
        };
    }

    /** Returns how it is searched. */
    public SearchSettings settings() {
        return switch (kind) {
            case HNSW -> SearchSettings.HnswSearch.of(efSearch.orElseThrow());
            case IVFFLAT -> SearchSettings.IvfFlatSearch.of(probes.orElseThrow());
            case EXACT -> new SearchSettings.ExactSearch();
        };
    }
}
