package dev.touchstone.bench.tune;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.TuneGrid.ServerBuild;
import dev.touchstone.report.tune.BuildSetting;
import dev.touchstone.report.tune.IndexKind;
import dev.touchstone.report.tune.Storage;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.VectorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One index build and every search tried on it.
 *
 * @param layout how the table lies, such as {@code shared}
 * @param spec the index; its type is named unless there is none
 * @param server settings the grid names for the build; empty for memory that holds it
 * @param searches at least one
 */
record TuneBuild(String layout, IndexSpec spec, Optional<ServerBuild> server, List<SearchSettings> searches) {
    TuneBuild {
        searches = List.copyOf(searches);
    }

    /** The searches as candidates. */
    List<Candidate> candidates() {
        return searches.stream().map(search -> new Candidate(this, search)).toList();
    }

    /** Whether nothing is built. */
    boolean isExact() {
        return spec instanceof IndexSpec.Exact;
    }

    VectorType type() {
        return spec.type().orElse(VectorType.VECTOR);
    }

    /** The build as reports call it. */
    BuildSetting setting() {
        return new BuildSetting(kind(), parameters(), storage(), layout, serverSettings());
    }

    String name() {
        return Cells.name(setting().cell());
    }

    private IndexKind kind() {
        return isExact() ? IndexKind.EXACT : spec instanceof IndexSpec.Hnsw ? IndexKind.HNSW : IndexKind.IVFFLAT;
    }

    private SortedMap<String, Integer> parameters() {
        if (spec instanceof IndexSpec.Hnsw hnsw) {
            return new TreeMap<>(Map.of("m", hnsw.m(), "ef_construction", hnsw.efConstruction()));
        }
        return spec instanceof IndexSpec.IvfFlat ivfFlat
                ? new TreeMap<>(Map.of("lists", ivfFlat.lists()))
                : new TreeMap<>();
    }

    private Storage storage() {
        return switch (type()) {
            case VECTOR -> Storage.VECTOR;
            case HALFVEC -> Storage.HALFVEC;
            case BIT -> Storage.BINARY;
        };
    }

    private SortedMap<String, String> serverSettings() {
        SortedMap<String, String> settings = new TreeMap<>();
        server.filter(any -> !isExact()).ifPresent(build -> {
            settings.put("maintenance_work_mem", build.maintenanceWorkMemMib() + "MB");
            settings.put("max_parallel_maintenance_workers", Integer.toString(build.parallelWorkers()));
        });
        return settings;
    }
}
