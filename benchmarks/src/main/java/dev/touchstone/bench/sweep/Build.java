package dev.touchstone.bench.sweep;

import dev.touchstone.bench.config.SearchGrid;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * One index build and every search setting measured on it.
 *
 * @param spec the index
 * @param settings the search settings, at least one
 */
public record Build(IndexSpec spec, List<SearchSettings> settings) {
    public Build {
        settings = List.copyOf(settings);
    }

    /** Returns the builds of a grid: exact search first, then HNSW, then IVFFlat, each in the grid's order. */
    public static List<Build> of(SearchGrid grid) {
        List<Build> builds = new ArrayList<>();
        builds.add(new Build(new IndexSpec.Exact(), List.of(new SearchSettings.ExactSearch())));
        grid.hnsw()
                .forEach(g -> builds.add(new Build(
                        new IndexSpec.Hnsw(g.m(), g.efConstruction()),
                        g.efSearch().stream()
                                .<SearchSettings>map(SearchSettings.HnswSearch::of)
                                .toList())));
        grid.ivfflat()
                .forEach(g -> builds.add(new Build(
                        new IndexSpec.IvfFlat(g.lists()),
                        g.probes().stream()
                                .<SearchSettings>map(SearchSettings.IvfFlatSearch::of)
                                .toList())));
        return builds;
    }
}
