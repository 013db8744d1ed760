package dev.touchstone.bench.config;

import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.postgres.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The space a tune run searches; exact search is always in it.
 *
 * @param k results asked of every search, 1 to 1000
 * @param layouts how the table lies: {@code shared}, {@code hashed_by_user:N} or {@code exact}, as {@link Layout#parse}
 *     reads it; every layout but {@code shared} wants a dataset with users
 * @param hnsw HNSW builds with the searches tried on each; may be empty
 * @param ivfflat IVFFlat builds with the searches tried on each; may be empty
 * @param server settings of the server that every build is tried under; absent for memory that holds the graph and the
 *     server's own number of workers
 */
public record TuneGrid(
        int k,
        List<String> layouts,
        List<HnswBuild> hnsw,
        List<IvfFlatBuild> ivfflat,
        Optional<List<ServerBuild>> server) {
    private static final int MOST_K = 1_000;

    public TuneGrid {
        Check.range("k", k, 1, MOST_K);
        layouts = List.copyOf(Check.present("layouts", layouts));
        hnsw = List.copyOf(Check.present("hnsw", hnsw));
        ivfflat = List.copyOf(Check.present("ivfflat", ivfflat));
        server = server.map(List::copyOf);
        requireOnce("layouts", layouts);
        requireOnce("hnsw", hnsw);
        requireOnce("ivfflat", ivfflat);
        server.ifPresent(builds -> requireOnce("server", builds));
        if (layouts.isEmpty() || server.filter(List::isEmpty).isPresent()) {
            throw new ConfigurationException(
                    "\"" + (layouts.isEmpty() ? "layouts" : "server") + "\" is empty; name at least one value");
        }
        layouts.forEach(TuneGrid::requireLayout);
        for (HnswBuild build : hnsw) {
            build.requireReach(k);
        }
    }

    private static void requireOnce(String key, List<?> values) {
        if (new HashSet<>(values).size() != values.size()) {
            throw new ConfigurationException("\"" + key + "\" names a value twice: " + values);
        }
    }

    private static void requireLayout(String text) {
        try {
            Layout.parse(text);
        } catch (dev.touchstone.store.InvalidInputException e) {
            throw new ConfigurationException("\"layouts\" names " + text + "; " + e.getMessage(), e);
        }
    }

    /** The form an index holds vectors in, as grids name it. */
    public enum Storage {
        VECTOR(VectorType.VECTOR),
        HALFVEC(VectorType.HALFVEC),
        BINARY(VectorType.BIT);

        private final VectorType type;

        Storage(VectorType type) {
            this.type = type;
        }

        /** The store's type. */
        public VectorType type() {
            return type;
        }
    }

    /** Whether an index scan goes on where a filter leaves fewer than k rows, as grids name it. */
    public enum Scan {
        OFF,
        STRICT_ORDER,
        RELAXED_ORDER
    }

    /**
     * One HNSW build and the searches tried on it.
     *
     * @param storage of the vectors in the index
     * @param m neighbours a node keeps, 2 to 100
     * @param efConstruction candidates while building, 2 m to 1000
     * @param efSearch candidates while searching, 1 to 1000
     * @param iterativeScan absent for strict_order alone
     * @param candidates for each result, before ranking again; absent for the storage's own number, and for vector
     */
    public record HnswBuild(
            Storage storage,
            int m,
            int efConstruction,
            List<Integer> efSearch,
            Optional<List<Scan>> iterativeScan,
            Optional<List<Integer>> candidates) {
        public HnswBuild {
            Check.present("storage", storage);
            Check.range("m", m, 2, 100);
            Check.range("ef_construction", efConstruction, Math.max(4, 2 * m), 1000);
            efSearch = Check.ranges("ef_search", efSearch, 1, 1000);
            iterativeScan.ifPresent(scans -> requireScans(scans, Scan.values()));
            checkCandidates(storage, candidates);
        }

        /** The scans tried. */
        public List<Scan> scans() {
            return iterativeScan.orElse(List.of(Scan.STRICT_ORDER));
        }

        private void requireReach(int k) {
            int most = k
                    * candidates
                            .map(values -> values.stream()
                                    .mapToInt(Integer::intValue)
                                    .max()
                                    .orElse(1))
                            .orElse(storage.type().candidatesPerResult());
            int least = efSearch.stream().mapToInt(Integer::intValue).min().orElseThrow();
            if (scans().contains(Scan.OFF) && least < most) {
                throw new ConfigurationException(
                        "ef_search is " + least + " and " + most + " candidates are wanted for k " + k
                                + "; with iterative_scan off ef_search must be at least that");
            }
        }
    }

    /**
     * One IVFFlat build and the searches tried on it.
     *
     * @param storage of the vectors in the index
     * @param lists number of lists, 1 to 32768
     * @param probes lists visited, 1 to lists
     * @param iterativeScan absent for relaxed_order alone; strict_order does not exist
     * @param candidates for each result, before ranking again; absent for the storage's own number, and for vector
     */
    public record IvfFlatBuild(
            Storage storage,
            int lists,
            List<Integer> probes,
            Optional<List<Scan>> iterativeScan,
            Optional<List<Integer>> candidates) {
        public IvfFlatBuild {
            Check.present("storage", storage);
            Check.range("lists", lists, 1, 32768);
            probes = Check.ranges("probes", probes, 1, lists);
            iterativeScan.ifPresent(scans -> requireScans(scans, Scan.OFF, Scan.RELAXED_ORDER));
            checkCandidates(storage, candidates);
        }

        /** The scans tried. */
        public List<Scan> scans() {
            return iterativeScan.orElse(List.of(Scan.RELAXED_ORDER));
        }
    }

    private static void requireScans(List<Scan> scans, Scan... known) {
        requireOnce("iterative_scan", scans);
        if (scans.isEmpty() || !List.of(known).containsAll(scans)) {
            throw new ConfigurationException(
                    "\"iterative_scan\" takes " + List.of(known).toString().toLowerCase(java.util.Locale.ROOT)
                            + " here, not " + scans.toString().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static void checkCandidates(Storage storage, Optional<List<Integer>> candidates) {
        candidates.ifPresent(values -> Check.ranges("candidates", values, 1, 1000));
        if (storage == Storage.VECTOR && candidates.isPresent()) {
            throw new ConfigurationException(
                    "\"candidates\" means nothing to storage vector, which is not ranked again; leave it out");
        }
    }

    /**
     * Settings of the server that builds are tried under.
     *
     * @param maintenanceWorkMemMib memory of a build in MiB, 1 to 2,097,151
     * @param parallelWorkers workers beside the leader, 0 to 1024
     */
    public record ServerBuild(int maintenanceWorkMemMib, int parallelWorkers) {
        public ServerBuild {
            Check.range("maintenance_work_mem_mib", maintenanceWorkMemMib, 1, 2_097_151);
            Check.range("parallel_workers", parallelWorkers, 0, 1024);
        }
    }
}
