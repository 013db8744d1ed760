package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.TuneGrid;
import dev.touchstone.bench.config.TuneGrid.HnswBuild;
import dev.touchstone.bench.config.TuneGrid.IvfFlatBuild;
import dev.touchstone.bench.config.TuneGrid.Storage;
import dev.touchstone.store.index.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The grid of a dataset that comes without one.
 *
 * @param rows documents
 * @param dimension of their vectors
 * @param signed whether components lie on both sides of zero, so that one bit a component tells something
 * @param k results of a search
 */
record GridDefaults(long rows, int dimension, boolean signed, int k) {
    private static final int MOST = 1000;
    private static final long MILLION = 1_000_000;
    private static final int WIDE_M = 24;
    private static final int WIDE_EF = 128;

    /** The grid; a profile that has time for more tries more builds. */
    TuneGrid grid(TuneProfile profile) {
        boolean wide = profile.compareTo(TuneProfile.QUICK) > 0;
        List<HnswBuild> hnsw = new ArrayList<>();
        for (Storage storage : storages()) {
            hnsw.add(graph(storage, 16, 64));
            if (wide || storage == Storage.VECTOR) {
                hnsw.add(graph(storage, 8, 64));
            }
            if (wide || storage == storages().get(0)) {
                hnsw.add(graph(storage, WIDE_M, WIDE_EF));
            }
        }
        if (profile == TuneProfile.THOROUGH) {
            hnsw.add(graph(storages().get(0), 32, 256));
        }
        return new TuneGrid(k, List.of("shared"), hnsw, inverted(), Optional.empty());
    }

    /** The grid where every query searches its own user's documents: layouts then differ in what a search passes over. */
    TuneGrid gridForUsers(TuneProfile profile) {
        TuneGrid shared = grid(profile);
        List<String> layouts = profile.compareTo(TuneProfile.QUICK) > 0
                ? List.of("shared", "hashed_by_user:8", "exact")
                : List.of("shared", "exact");
        return new TuneGrid(k, layouts, shared.hnsw(), shared.ivfflat(), shared.server());
    }

    /** The forms whose index takes the dimension; binary only where the signs tell something. */
    private List<Storage> storages() {
        return Stream.of(Storage.values())
                .filter(storage -> dimension <= storage.type().maxDimension())
                .filter(storage -> storage.type() != VectorType.BIT || signed)
                .toList();
    }

    private HnswBuild graph(Storage storage, int m, int efConstruction) {
        int least = Math.min(MOST, k * storage.type().candidatesPerResult());
        List<Integer> efSearch = Stream.of(1, 2, 4, 10, 20, 40)
                .map(times -> Math.min(MOST, Math.max(least, k * times)))
                .distinct()
                .toList();
        return new HnswBuild(storage, m, efConstruction, efSearch, Optional.empty(), Optional.empty());
    }

    /** pgvector's advice, rows/1000 up to a million and then their root, and four times as many. */
    private List<IvfFlatBuild> inverted() {
        int advised = (int) Math.max(1, rows <= MILLION ? rows / 1000 : Math.round(Math.sqrt((double) rows)));
        Storage storage = storages().get(0);
        if (storage == Storage.BINARY || rows < 2) {
            return List.of();
        }
        return IntStream.of(advised, 4 * advised)
                .distinct()
                .filter(lists -> lists <= Math.min(rows, 32768))
                .mapToObj(lists -> new IvfFlatBuild(storage, lists, probes(lists), Optional.empty(), Optional.empty()))
                .toList();
    }

    private static List<Integer> probes(int lists) {
        return IntStream.of(1, 2, 4, 8, 16, 32, 64)
                .filter(probes -> probes <= Math.max(1, lists / 2))
                .boxed()
                .toList();
    }
}
