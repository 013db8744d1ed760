package dev.touchstone.bench.config;

import java.util.List;

/**
 * Index builds, each with the search settings measured on it; exact search is always measured as the reference.
 *
 * @param hnsw HNSW builds, at least one: the pool cells search the first
 * @param ivfflat IVFFlat builds
 */
public record SearchGrid(List<HnswGrid> hnsw, List<IvfFlatGrid> ivfflat) {
    public SearchGrid {
        hnsw = List.copyOf(Check.present("hnsw", hnsw));
        ivfflat = List.copyOf(Check.present("ivfflat", ivfflat));
        if (hnsw.isEmpty()) {
            throw new ConfigurationException("\"hnsw\" is empty; the pool cells search its first build");
        }
    }

    /** One HNSW build and the values of ef_search measured on it. */
    public record HnswGrid(int m, int efConstruction, List<Integer> efSearch) {
        public HnswGrid {
            Check.range("m", m, 2, 100);
            Check.range("ef_construction", efConstruction, 2 * m, 1000);
            efSearch = Check.ranges("ef_search", efSearch, 1, 1000);
        }
    }

    /** One IVFFlat build and the values of probes measured on it, none above its lists. */
    public record IvfFlatGrid(int lists, List<Integer> probes) {
        public IvfFlatGrid {
            Check.range("lists", lists, 1, 32768);
            probes = Check.ranges("probes", probes, 1, lists);
        }
    }

    int cells() {
        return 1
                + hnsw.stream().mapToInt(g -> g.efSearch().size()).sum()
                + ivfflat.stream().mapToInt(g -> g.probes().size()).sum();
    }
}
