package dev.touchstone.bench.plan;

import dev.touchstone.bench.load.Knee;
import dev.touchstone.bench.plan.SizedSpace.Rows;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.synthetic.ClusterSpace;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Fills, builds and measures every size of a plan; what can take turns does. */
final class PlanLab implements AutoCloseable {
    private static final int CLUSTERS = 1_000;
    private static final double P95 = 95;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double GRAPH_OVERHEAD = 1.3;
    private static final long MIB = 1L << 20;

    private final ConnectionSettings server;
    private final Supplier<String> schemas;
    private final PlanSettings settings;
    private final Progress progress;
    private final List<SizedSpace> spaces = new ArrayList<>();
    private final List<List<Double>> builds = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    /**
     * @param schemas gives a new empty schema
     */
    PlanLab(ConnectionSettings server, Supplier<String> schemas, PlanSettings settings, Progress progress) {
        this.server = server;
        this.schemas = schemas;
        this.settings = settings;
        this.progress = progress;
    }

    /** Fills a space of each size, and builds each index as often as the plan asks, the largest once. */
    void fill() {
        ClusterSpace clusters = new ClusterSpace(settings.effort().seed(), settings.dimensions());
        VectorGenerator corpus = clusters.vectors("corpus", row -> row % CLUSTERS);
        for (int rows : sizes()) {
            spaces.add(SizedSpace.fill(server, schemas.get(), settings, new Rows(corpus, rows), progress));
            builds.add(new ArrayList<>());
        }
        int repeats = settings.effort().builds();
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int i = 0; i < spaces.size(); i++) {
                if (repeat == 0 || i < spaces.size() - 1) {
                    progress.advanced("Building HNSW over " + spaces.get(i).rows() + " rows", repeat, repeats);
                    build(i);
                }
            }
        }
    }

    private void build(int which) {
        SizedSpace space = spaces.get(which);
        BuiltIndex built = space.build(new BuildSettings(OptionalInt.of(memoryMiB(space.rows())), OptionalInt.empty()));
        builds.get(which).add(built.buildTime().toNanos() / 1e9);
        notices.addAll(built.notices());
    }

    /** Memory that holds the graph: about rows · (8 + 4 · dimensions) · 1.3 bytes, and half as much again for its links. */
    private int memoryMiB(int rows) {
        double graph = rows * (8.0 + 4.0 * settings.dimensions()) * GRAPH_OVERHEAD;
        return (int) Math.max(64, Math.ceil(1.5 * graph / MIB));
    }

    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(settings.sizes());
        sizes.add(settings.heldOut());
        return sizes;
    }

    /** Measures latency and knee of each size; the held-out one is the last. */
    List<MeasuredSize> measure(KneeProbe knees) throws SQLException, InterruptedException {
        List<float[]> queries = queries();
        List<PgVectorStore> stores = spaces.stream().map(SizedSpace::store).toList();
        progress.advanced("Latency of each size in turns", 0, 1);
        List<List<Histogram>> passes = new LatencyRounds(
                        queries, settings.index().k())
                .measure(stores, settings.effort().rounds());
        List<MeasuredSize> measured = new ArrayList<>();
        for (int i = 0; i < spaces.size(); i++) {
            progress.advanced("Searching for the knee of each size", i, spaces.size());
            double alone = passes.get(i).stream()
                    .mapToDouble(Histogram::getMean)
                    .average()
                    .orElseThrow();
            Knee knee = knees.find(spaces.get(i), queries, 1e9 / alone);
            measured.add(new MeasuredSize(
                    spaces.get(i).rows(), builds.get(i), spaces.get(i).bytes(), p95(passes.get(i)), knee));
        }
        progress.advanced("Searching for the knee of each size", spaces.size(), spaces.size());
        return measured;
    }

    private static List<Double> p95(List<Histogram> passes) {
        return passes.stream()
                .map(pass -> pass.getValueAtPercentile(P95) / NANOS_PER_MILLI)
                .toList();
    }

    /** The queries: from the same clusters as the documents, and none of them a document. */
    List<float[]> queries() {
        VectorGenerator made = new ClusterSpace(settings.effort().seed(), settings.dimensions())
                .vectors("queries", row -> row % CLUSTERS);
        return IntStream.range(0, settings.effort().queries())
                .mapToObj(made::vector)
                .toList();
    }

    /** The spaces, in the order of their sizes. */
    List<SizedSpace> spaces() {
        return List.copyOf(spaces);
    }

    /** What the server remarked while building, such as a graph that outgrew its memory. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void close() {
        spaces.forEach(SizedSpace::close);
    }
}
