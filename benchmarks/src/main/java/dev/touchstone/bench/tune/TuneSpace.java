package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.TuneGrid;
import dev.touchstone.bench.config.TuneGrid.HnswBuild;
import dev.touchstone.bench.config.TuneGrid.IvfFlatBuild;
import dev.touchstone.bench.config.TuneGrid.Scan;
import dev.touchstone.bench.config.TuneGrid.ServerBuild;
import dev.touchstone.bench.config.TuneGrid.Storage;
import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The builds of a grid in the order they are tried: exact search first, then the cheaper builds before the dearer. */
final class TuneSpace {
    private final TuneGrid grid;
    private final BuildCost cost;

    TuneSpace(TuneGrid grid, BuildCost cost) {
        this.grid = grid;
        this.cost = cost;
    }

    List<TuneBuild> builds() {
        List<TuneBuild> builds = new ArrayList<>();
        for (String layout : grid.layouts()) {
            builds.add(new TuneBuild(
                    layout, new IndexSpec.Exact(), Optional.empty(), List.of(new SearchSettings.ExactSearch())));
            if (!layout.equals("exact")) {
                indexes(layout).forEach(builds::add);
            }
        }
        builds.sort(Comparator.comparingDouble(build -> cost.seconds(build.spec())));
        return builds;
    }

    private Stream<TuneBuild> indexes(String layout) {
        List<Optional<ServerBuild>> servers = grid.server()
                .map(named -> named.stream().map(Optional::of).toList())
                .orElse(List.of(Optional.empty()));
        return servers.stream()
                .flatMap(server -> Stream.concat(
                        grid.hnsw().stream().map(build -> hnsw(layout, build, server)),
                        grid.ivfflat().stream().map(build -> ivfFlat(layout, build, server))));
    }

    private static TuneBuild hnsw(String layout, HnswBuild build, Optional<ServerBuild> server) {
        List<SearchSettings> searches = new ArrayList<>();
        for (Scan scan : build.scans()) {
            for (Candidates candidates : candidates(build.storage(), build.candidates())) {
                build.efSearch().forEach(ef -> searches.add(new SearchSettings.HnswSearch(ef, scan(scan), candidates)));
            }
        }
        IndexSpec spec = new IndexSpec.Hnsw(
                build.m(), build.efConstruction(), Optional.of(build.storage().type()));
        return new TuneBuild(layout, spec, server, searches);
    }

    private static TuneBuild ivfFlat(String layout, IvfFlatBuild build, Optional<ServerBuild> server) {
        List<SearchSettings> searches = new ArrayList<>();
        for (Scan scan : build.scans()) {
            for (Candidates candidates : candidates(build.storage(), build.candidates())) {
                build.probes()
                        .forEach(probes ->
                                searches.add(new SearchSettings.IvfFlatSearch(probes, scan(scan), candidates)));
            }
        }
        IndexSpec spec =
                new IndexSpec.IvfFlat(build.lists(), Optional.of(build.storage().type()));
        return new TuneBuild(layout, spec, server, searches);
    }

    private static IterativeScan scan(Scan scan) {
        return IterativeScan.valueOf(scan.name());
    }

    private static List<Candidates> candidates(Storage storage, Optional<List<Integer>> numbers) {
        return numbers.map(values -> values.stream()
                        .map(each -> new Candidates(Optional.of(storage.type()), OptionalInt.of(each)))
                        .toList())
                .orElse(List.of(Candidates.of(storage.type())));
    }
}
