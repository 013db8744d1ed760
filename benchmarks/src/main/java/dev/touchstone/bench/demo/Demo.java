package dev.touchstone.bench.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.bench.config.Grid;
import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.data.StoreMetric;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.bench.environment.ServerFacts;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.bench.jmh.BenchContext;
import dev.touchstone.bench.jmh.JmhRunner;
import dev.touchstone.bench.parity.ParityRows;
import dev.touchstone.bench.sweep.Bench;
import dev.touchstone.bench.sweep.Build;
import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.bench.sweep.IngestSweep;
import dev.touchstone.bench.sweep.PoolSweep;
import dev.touchstone.bench.sweep.SearchSweep;
import dev.touchstone.bench.sweep.Subjects;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills both stores with a real dataset, compares their answers, measures every cell of a grid, and reports. */
public final class Demo {
    static final CollectionId COLLECTION = CollectionId.ofUser("demo");

    private final DemoSetup setup;
    private final Cleanup cleanup;
    private final TimeAccount account = new TimeAccount(System::nanoTime);

    /**
     * @param cleanup takes charge of everything the demo starts
     */
    public Demo(DemoSetup setup, Cleanup cleanup) {
        this.setup = setup;
        this.cleanup = cleanup;
    }

    /** Runs the demo. */
    public DemoResult run() {
        Grid grid = setup.grid();
        RunWriter run = cleanup.add(RunWriter.create(setup.out(), header(grid), Optional.of(grid.dataset())));
        ScratchFolder scratch = cleanup.add(ScratchFolder.create(setup.home().work()));
        PostgresServer server = server();
        Dataset dataset = dataset(run);
        PgVectorDatabase database = open(server, server.schema(), dataset);
        run.environment(ServerFacts.of(server, database.serverInfo()));
        Subjects subjects = fill(scratch, dataset, database, run);
        Bench bench = bench(scratch, server, dataset, run);
        List<Evidence> cells = sweep(bench, subjects, server);
        return finish(run, cells);
    }

    private RunHeader header(Grid grid) {
        Map<String, Object> configuration = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .build()
                .convertValue(grid, new TypeReference<>() {});
        DatasetInfo info = DatasetCatalogue.standard().find(grid.dataset());
        StoreMetric.require(info);
        grid.requireFits(info.documents());
        return RunHeader.of("demo", Optional.empty(), setup.clock().instant())
                .withConfiguration(configuration)
                .withEnvironment(Machine.current().asMap());
    }

    private PostgresServer server() {
        PostgresServers servers = new PostgresServers(setup.environment());
        account.time("provisioning", () -> servers.provision(setup.postgres(), setup.progress()::advanced));
        setup.progress().advanced("Starting PostgreSQL", 0, 1);
        return account.time("server start", () -> cleanup.add(servers.open(setup.postgres())));
    }

    private Dataset dataset(RunWriter run) {
        PreparedDataset prepared = account.time(
                "dataset",
                () -> PreparedDataset.open(setup.grid().dataset(), setup.home().datasets(), setup.progress()));
        run.dataset(prepared.summary());
        prepared.measurements().forEach(run::add);
        return prepared.dataset();
    }

    private PgVectorDatabase open(PostgresServer server, String schema, Dataset dataset) {
        return cleanup.add(PgVectorDatabase.open(
                server.connection(), new VectorSpace(schema, dataset.info().dimension()), PoolSettings.defaults()));
    }

    private Subjects fill(ScratchFolder scratch, Dataset dataset, PgVectorDatabase database, RunWriter run) {
        FileBaseline baseline = new FileBaseline();
        Subjects subjects = new Filling(scratch.resolve("user_data"), setup.progress(), account)
                .fill(dataset, database, baseline, setup.grid().k());
        baseline.measurements().forEach(run::add);
        run.histogram("search-file", baseline.latencies());
        return subjects;
    }

    private Bench bench(ScratchFolder scratch, PostgresServer server, Dataset dataset, RunWriter run) {
        BenchContext context = new BenchContext(
                server.connection(),
                new VectorSpace(server.schema(), dataset.info().dimension()),
                COLLECTION,
                dataset.info().name(),
                setup.home().datasets(),
                scratch.resolve("reply.json"),
                null);
        JmhRunner jmh = cleanup.add(
                new JmhRunner(scratch.resolve("context.json"), setup.home().log("jmh")));
        return new Bench(jmh, context, setup.grid().measurement(), run, account, setup.progress());
    }

    private List<Evidence> sweep(Bench bench, Subjects subjects, PostgresServer server) {
        Grid grid = setup.grid();
        List<Build> builds = Build.of(grid.search());
        Optional<Build> pooled = builds.stream()
                .filter(build -> build.spec() instanceof IndexSpec.Hnsw)
                .findFirst();
        List<Evidence> cells = new SearchSweep(bench, subjects, grid.k())
                .run(
                        builds,
                        build -> pooled.filter(build::equals)
                                .ifPresent(first -> new PoolSweep(bench, grid.k()).run(grid.pool())));
        VectorSpace empty =
                new VectorSpace(server.newSchema(), subjects.dataset().info().dimension());
        new IngestSweep(bench).run(bench.context().withSpace(empty), grid.ingest());
        return cells;
    }

    private DemoResult finish(RunWriter run, List<Evidence> cells) {
        Verdict verdict = DemoChecks.verdict(cells);
        Parity parity = ParityRows.of(
                cells.stream().map(Evidence::compared).toList(), setup.grid().k());
        run.json(Parity.FILE, parity);
        run.json(Verdict.FILE, verdict);
        run.add(Measurement.of(Metrics.PARITY_QUERIES, Map.of(), (double) parity.queries(), parity.queries()));
        account.steps()
                .forEach((step, time) ->
                        run.add(Measurement.of(Metrics.ACCOUNT_TIME, Map.of("step", step), time.toNanos() / 1e9, 1)));
        setup.progress().advanced("Charts and report", 0, 1);
        return new DemoResult(run.finish(HtmlReport::rebuild), verdict);
    }
}
