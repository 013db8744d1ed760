package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.Measurement;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.bench.ingest.IngestEffort;
import dev.touchstone.bench.ingest.IngestLook;
import dev.touchstone.bench.jmh.AskedQueries;
import dev.touchstone.bench.jmh.AskedQueries.Asked;
import dev.touchstone.bench.jmh.BenchContext;
import dev.touchstone.bench.jmh.BenchContext.CellSpec;
import dev.touchstone.bench.jmh.JmhRunner;
import dev.touchstone.bench.jmh.SearchSpec;
import dev.touchstone.bench.reference.ReferenceScan;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.dataset.Progress;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.ServerInfo;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Tries configurations on a server: each layout has a schema of its own, filled when it is first needed. */
final class PostgresLaboratory implements Laboratory {
    private static final double MIB = 1 << 20;
    private static final int LEAST_MIB = 64;

    private final Place place;
    private final Workload workload;
    private final int k;
    private final Measurement measurement;
    private final Map<String, Bed> beds = new HashMap<>();
    private final Path queries;
    private final PlanSentry sentry;
    private final Passes passes;

    /**
     * Where a laboratory works.
     *
     * @param server to try configurations on
     * @param jmh runs a turn in a fresh JVM
     * @param scratch a folder of its own, for what a forked JVM is told
     * @param cleanup takes charge of what is opened
     * @param progress hears of long steps
     */
    record Place(PostgresServer server, JmhRunner jmh, ScratchFolder scratch, Cleanup cleanup, Progress progress) {}

    PostgresLaboratory(Place place, Workload workload, int k, TuneProfile profile) {
        this.place = place;
        this.workload = workload;
        this.k = k;
        this.measurement = profile.measurement();
        this.queries = place.scratch().resolve("queries.bin");
        this.sentry = new PlanSentry(workload, k);
        this.passes = new Passes(workload, k, reference(place));
        int asked = Math.min(profile.mostQueries(), workload.dataset().queries().size());
        AskedQueries.write(
                queries,
                IntStream.range(0, asked)
                        .mapToObj(query -> new Asked(
                                workload.askerOfQuery().apply(query),
                                workload.dataset().queries().vector(query)))
                        .toList());
    }

    private static ReferenceScan reference(Place place) {
        String schema = place.server().newSchema();
        ReferenceScan.create(place.server().connection(), schema);
        return place.cleanup().add(ReferenceScan.open(place.server().connection(), schema));
    }

    Bed bed(String layout) {
        return beds.computeIfAbsent(layout, text -> {
            String schema =
                    beds.isEmpty() ? place.server().schema() : place.server().newSchema();
            return place.cleanup()
                    .add(Bed.fill(
                            place.server().connection(),
                            Bed.space(schema, workload.dataset().info().dimension(), text),
                            workload,
                            place.progress()));
        });
    }

    @Override
    public Built build(TuneBuild build, int round) {
        BuiltIndex built = bed(build.layout()).database().indexes().build(build.spec(), settings(build));
        return new Built(built.buildTime().toNanos() / 1e9, built.sizeBytes(), built.notices());
    }

    /** What the grid names, else memory that holds the graph and the server's own number of workers. */
    BuildSettings settings(TuneBuild build) {
        if (build.server().isPresent()) {
            return new BuildSettings(
                    OptionalInt.of(build.server().get().maintenanceWorkMemMib()),
                    OptionalInt.of(build.server().get().parallelWorkers()));
        }
        return new BuildSettings(OptionalInt.of(memoryMib(build)), OptionalInt.empty());
    }

    private int memoryMib(TuneBuild build) {
        BuildCost cost = new BuildCost(
                workload.dataset().corpus().size(), workload.dataset().info().dimension());
        return (int) Math.max(LEAST_MIB, Math.ceil(cost.room(build.spec()) / MIB));
    }

    @Override
    public Plans plans(Candidate candidate, int round) {
        return sentry.watch(bed(candidate.build().layout()), candidate.search());
    }

    @Override
    public Screening screen(Candidate candidate, int round, int count) {
        return passes.ask(bed(candidate.build().layout()), candidate.search(), count);
    }

    @Override
    public List<List<Timed>> time(List<Stage> stages, int round) {
        List<BenchContext.Stage> measured = stages.stream().map(this::measured).toList();
        BenchContext context = context(measured.get(0).space())
                .withRound(new BenchContext.Round(
                        queries, measurement.iterations(), place.scratch().resolve("baton"), measured));
        TimeAccount preparing = new TimeAccount(System::nanoTime);
        long start = System.nanoTime();
        List<List<JmhRunner.Turn>> turns = place.jmh()
                .runRound(
                        context,
                        measurement,
                        stage -> preparing.time("stages", stages.get(stage).prepare()));
        long forked =
                System.nanoTime() - start - preparing.steps().get("stages").toNanos();
        double seconds = forked / 1e9 / turns.stream().mapToInt(List::size).sum();
        return turns.stream()
                .map(stage -> stage.stream().map(turn -> timed(turn, seconds)).toList())
                .toList();
    }

    private BenchContext.Stage measured(Stage stage) {
        return new BenchContext.Stage(
                bed(stage.build().layout()).space(),
                stage.candidates().stream()
                        .map(Candidate::search)
                        .map(SearchSpec::of)
                        .toList());
    }

    private Timed timed(JmhRunner.Turn turn, double seconds) {
        Histogram all = new Histogram(3);
        turn.repeats().forEach(repeat -> all.add(repeat.nanos()));
        return new Timed(
                Histograms.text(all),
                turn.reply().exactFallbacks(),
                turn.reply().steady(),
                turn.reply().warmUpMillis() / 1e3,
                measurement.iterations() * measurement.iterationMs() / 1e3,
                seconds);
    }

    /** Looks at filters and users of all sizes under a candidate, in a schema of its own. */
    Optional<CrowdLook.Seen> look(Candidate candidate) {
        VectorSpace space = Bed.space(
                place.server().newSchema(),
                workload.dataset().info().dimension(),
                candidate.build().layout());
        return new CrowdLook(place.server().connection(), workload.dataset(), k, place.progress())
                .at(candidate, space, settings(candidate.build()));
    }

    /** Measures how fast a schema of its own takes documents, by batch and pool size. */
    IngestLook.Measured ingest(IngestEffort effort) {
        VectorSpace space =
                Bed.space(place.server().newSchema(), workload.dataset().info().dimension(), "shared");
        return new IngestLook(
                        place.server().connection(), space, workload.dataset().corpus(), place.progress())
                .measure(effort);
    }

    /** What the server says of itself; fills the layout's schema if nothing has yet. */
    ServerInfo serverInfo(String layout) {
        return bed(layout).database().serverInfo();
    }

    private BenchContext context(VectorSpace space) {
        return new BenchContext(
                place.server().connection(),
                space,
                new CollectionId(Workload.EVERYONE, Workload.COLLECTION),
                workload.dataset().info().name(),
                place.scratch().resolve("none"),
                place.scratch().resolve("reply.json"),
                new CellSpec(k, null, 1, null, 0, measurement.warmUpLimitMs()));
    }
}
