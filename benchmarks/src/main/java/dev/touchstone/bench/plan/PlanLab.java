package dev.touchstone.bench.plan;

import dev.touchstone.bench.plan.MeasuredSize.Build;
import dev.touchstone.dataset.synthetic.ClusteredCorpus;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.report.capacity.BuildCosts;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.GraphMemory;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.ArrayList;
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

    private static final long MIB = 1L << 20;

    /** Rows whose graph is built in too little memory, which is slow. */
    private static final int WEIGHED = 5_000;

    /** How much more memory a build is given than its graph is expected to take. */
    private static final double SPARE = 1.25;

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

    /** The builds of each size, all sizes loaded before the first and then taking turns. */
    Map<Integer, List<Build>> builds() throws InterruptedException {
        Map<Integer, List<Build>> builds = new TreeMap<>();
        for (int repeat = 0; repeat < settings.effort().builds(); repeat++) {
            for (int rows : settings.built()) {
                Build build = site.steps().once(site.steps().plan().build(repeat, rows), () -> {
                    settings.built().forEach(this::filled);
                    return build(filled(rows));
                });
                builds.computeIfAbsent(rows, size -> new ArrayList<>()).add(build);
            }
        }
        return builds;
    }

    /** Latencies of one client, by size. */
    Map<Integer, Latencies> latencies() throws InterruptedException {
        LatencyTable measured = site.steps().once(site.steps().plan().latencies(), this::inTurns);
        Map<Integer, Latencies> bySize = new TreeMap<>();
        List<Integer> built = settings.built();
        IntStream.range(0, built.size())
                .forEach(i -> bySize.put(built.get(i), measured.sizes().get(i)));
        return bySize;
    }

    /** Latencies of the built sizes, in their order. */
    record LatencyTable(List<Latencies> sizes) {}

    private LatencyTable inTurns() {
        List<PgVectorStore> stores =
                settings.built().stream().map(rows -> indexed(rows).store()).toList();
        site.steps().advanced("Latency of each size in turns", 0, 1);
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
                where.steps());
    }

    /** A size with its documents and its index. */
    SizedSpace indexed(int rows) {
        SizedSpace space = filled(rows);
        if (!space.isIndexed()) {
            build(space);
        }
        return space;
    }

    private Build build(SizedSpace space) {
        site.steps().advanced("Building HNSW over " + space.rows() + " rows", 0, 1);
        BuiltIndex built =
                space.build(memory(settings.graph(space.rows(), settings.index().m())));
        return new Build(built.buildTime().toNanos() / 1e9, space.bytes());
    }

    /** Memory that holds the graph. */
    static BuildSettings memory(GraphMemory graph) {
        int mebibytes = (int) Math.max(64, Math.ceil(SPARE * graph.bytes() / MIB));
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
            build(indexed);
            site.steps().advanced("Ingest over batch sizes and writers", 0, 1);
            VectorGenerator vectors = set.documents();
            return new BatchSizes(
                            bare,
                            indexed,
                            row -> vectors.vector(settings.heldOut() + row),
                            settings.effort().pace().slice())
                    .measure(rounds);
        }
    }

    /** What builds cost under other settings, measured on spaces of the smallest size or less. */
    BuildCosts buildCosts() {
        int rows = settings.sizes().get(0);
        try (SizedSpace timed = fill(site, rows);
                SizedSpace weighed = fill(site, Math.min(rows, WEIGHED))) {
            site.steps().advanced("Building under other settings", 0, 1);
            return new BuildLab(settings).measure(timed, weighed);
        }
    }

    @Override
    public void close() {
        spaces.values().forEach(SizedSpace::close);
    }
}
