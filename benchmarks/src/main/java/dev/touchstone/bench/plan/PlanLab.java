package dev.touchstone.bench.plan;

import dev.touchstone.bench.plan.MeasuredSize.Bytes;
import dev.touchstone.dataset.synthetic.ClusteredCorpus;
import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The sizes of a plan, each filled and indexed when it is first needed, so that an interrupted plan repeats no more than
 * it must; what can take turns does.
 */
final class PlanLab implements AutoCloseable {
    /** Users of the catalogue's largest clustered set, whose first rows these are. */
    private static final int SET_USERS = 20_000;

    private static final double GRAPH_OVERHEAD = 1.3;
    private static final long MIB = 1L << 20;

    private final PlanSite site;
    private final PlanSettings settings;
    private final ClusteredCorpus set;
    private final Map<Integer, SizedSpace> spaces = new TreeMap<>();
    private List<float[]> queries = List.of();

    PlanLab(PlanSite site, PlanSettings settings) {
        this.site = site;
        this.settings = settings;
        this.set = new ClusteredCorpus(settings.dimensions(), SET_USERS);
    }

    /** The build times of each size, the held-out one built once. */
    Map<Integer, List<Double>> builds() throws InterruptedException {
        Map<Integer, List<Double>> seconds = new HashMap<>();
        int repeats = settings.effort().builds();
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int rows : repeat == 0 ? settings.built() : settings.sizes()) {
                site.progress().advanced("Building HNSW over " + rows + " rows", repeat, repeats);
                double time = site.checkpoint()
                        .once("build " + repeat + " of " + rows, Double.class, () -> build(filled(rows)));
                seconds.computeIfAbsent(rows, size -> new ArrayList<>()).add(time);
            }
        }
        return seconds;
    }

    /** What a size takes. */
    Bytes bytes(int rows) throws InterruptedException {
        return site.checkpoint()
                .once("bytes of " + rows, Bytes.class, () -> indexed(rows).bytes());
    }

    /** Latencies of one client, by size. */
    Map<Integer, Latencies> latencies() throws InterruptedException {
        LatencyTable measured = site.checkpoint().once("latencies", LatencyTable.class, this::inTurns);
        Map<Integer, Latencies> bySize = new HashMap<>();
        List<Integer> built = settings.built();
        IntStream.range(0, built.size())
                .forEach(i -> bySize.put(built.get(i), measured.sizes().get(i)));
        return bySize;
    }

    private record LatencyTable(List<Latencies> sizes) {}

    private LatencyTable inTurns() {
        List<PgVectorStore> stores =
                settings.built().stream().map(rows -> indexed(rows).store()).toList();
        site.progress().advanced("Latency of each size in turns", 0, 1);
        return new LatencyTable(new LatencyRounds(queries(), settings.index().k())
                .measure(stores, settings.effort().rounds()).stream()
                        .map(Latencies::of)
                        .toList());
    }

    /** A size with its documents, and perhaps its index. */
    private SizedSpace filled(int rows) {
        return spaces.computeIfAbsent(rows, size -> fill(site, size));
    }

    /** A space of its own with the first rows, not indexed; the caller closes it. */
    SizedSpace fill(PlanSite where, int rows) {
        return SizedSpace.fill(
                where.server(),
                where.schemas().get(),
                settings,
                SizedRows.of(set.documents(), rows, settings.traffic().users()),
                where.progress());
    }

    /** A size with its documents and its index. */
    SizedSpace indexed(int rows) {
        SizedSpace space = filled(rows);
        if (!space.isIndexed()) {
            site.progress().advanced("Building HNSW over " + rows + " rows again", 0, 1);
            build(space);
        }
        return space;
    }

    private double build(SizedSpace space) {
        BuiltIndex built = space.build(memory(settings, space.rows()));
        return built.buildTime().toNanos() / 1e9;
    }

    /** Memory that holds the graph: about rows · (8 + 4 · dimensions) · 1.3 bytes, and half as much again for its links. */
    static BuildSettings memory(PlanSettings settings, int rows) {
        double graph = rows * (8.0 + 4.0 * settings.dimensions()) * GRAPH_OVERHEAD;
        int mebibytes = (int) Math.max(64, Math.ceil(1.5 * graph / MIB));
        return new BuildSettings(OptionalInt.of(mebibytes), OptionalInt.empty());
    }

    /** The queries: from the same set as the documents, and none of them a document. */
    List<float[]> queries() {
        if (queries.isEmpty()) {
            queries = IntStream.range(0, settings.effort().queries())
                    .mapToObj(set.queries()::vector)
                    .toList();
        }
        return queries;
    }

    /** How to load, measured on spaces of the smallest size. */
    BatchSizing batches(int rounds) throws InterruptedException {
        int rows = settings.sizes().get(0);
        try (SizedSpace bare = fill(site, rows);
                SizedSpace indexed = fill(site, rows)) {
            indexed.build(memory(settings, rows));
            site.progress().advanced("Ingest over batch sizes and writers", 0, 1);
            return new BatchSizes(bare, indexed, row -> set.documents().vector(settings.heldOut() + row))
                    .measure(rounds);
        }
    }

    @Override
    public void close() {
        spaces.values().forEach(SizedSpace::close);
    }
}
