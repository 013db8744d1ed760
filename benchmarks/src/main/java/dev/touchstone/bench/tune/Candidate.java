package dev.touchstone.bench.tune;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import java.util.SortedMap;
import java.util.TreeMap;

/** One configuration that may be chosen: what is built, and how it is searched. */
record Candidate(TuneBuild build, SearchSettings search) {
    /** The configuration as reports call it. */
    Setting setting() {
        SortedMap<String, String> settings = new TreeMap<>();
        if (search instanceof HnswSearch hnsw) {
            settings.put("ef_search", Integer.toString(hnsw.efSearch()));
            add(settings, hnsw.iterativeScan(), hnsw.candidates());
        } else if (search instanceof IvfFlatSearch ivfFlat) {
            settings.put("probes", Integer.toString(ivfFlat.probes()));
            add(settings, ivfFlat.iterativeScan(), ivfFlat.candidates());
        }
        return new Setting(build.setting(), settings);
    }

    private void add(SortedMap<String, String> settings, IterativeScan scan, Candidates candidates) {
        settings.put("iterative_scan", scan.sql());
        if (build.type().candidatesPerResult() > 1) {
            settings.put(
                    "candidates",
                    Integer.toString(candidates.perResult().orElse(build.type().candidatesPerResult())));
        }
    }

    /** The configuration in a line, the same in every run: the key of what was measured of it. */
    String name() {
        return Cells.name(setting().cell());
    }
}
