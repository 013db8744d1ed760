package dev.touchstone.bench.cli;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.parity.Compared;
import dev.touchstone.bench.parity.FileParity;
import dev.touchstone.bench.parity.ParityCheck;
import dev.touchstone.bench.parity.ParityRows;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description = "Compares your own file store with PostgreSQL: copies one collection into a schema of its own, "
                + "asks both the same queries, and drops the schema. The files are only read.")
final class ParityCommand implements Callable<Integer> {
    private static final int MAX_QUERIES = 100_000;

    @Mixin
    private CommonOptions common;

    @Mixin
    private UserDataOption userData;

    @Mixin
    private CollectionOptions collection;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "200",
            description = "number of queries, each halfway between two of your documents (default: ${DEFAULT-VALUE})")
    private int queries;

    @Mixin
    private ResultsOption results;

    @Mixin
    private SeedOption seed;

    @Override
    public Integer call() {
        OptionRange.check("--queries", queries, 1, MAX_QUERIES);
        int k = results.k();
        CollectionId id = collection.id();
        Terminal terminal = common.terminal();
        try (Cleanup cleanup = new Cleanup()) {
            FileVectorStore file = FileVectorStore.openExisting(
                    userData.folder(), id, VectorsOnly::new, MasterKey.fromEnvironment(System.getenv()));
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header(file)));
            Progress progress = cleanup.add(common.progress());
            PgVectorDatabase database =
                    database(cleanup, progress, file.embeddingModel().dimension());
            FileParity.Result result = new FileParity(
                            file, database, new FileParity.Settings(id, k, queries, seed.seed()), progress::advanced)
                    .run();
            progress.close();
            return finish(terminal, run, result);
        }
    }

    private RunHeader header(FileVectorStore file) {
        return RunHeader.of("parity", Optional.empty(), Instant.now())
                .withConfiguration(Map.of(
                        "queries", queries,
                        "k", results.k(),
                        "seed", seed.seed(),
                        "documents", file.getCollectionStats().documentCount(),
                        "dimensions", file.embeddingModel().dimension()))
                .withEnvironment(Machine.current().asMap());
    }

    private PgVectorDatabase database(Cleanup cleanup, Progress progress, int dimension) {
        PostgresServer server = common.server(cleanup, progress);
        return cleanup.add(PgVectorDatabase.open(
                server.connection(),
                new VectorSpace(server.schema(), dimension),
                PoolSettings.defaults(),
                DatabaseOptions.fromEnvironment(System.getenv())));
    }

    private int finish(Terminal terminal, RunWriter run, FileParity.Result result) {
        List<Compared> compared = result.compared();
        result.leftOut().ifPresent(run::addVoid);
        List<Check> checks = compared.stream()
                .map(c -> ParityCheck.of("parity, " + c.name(), List.of(c)))
                .toList();
        Verdict verdict = Verdict.of(checks);
        run.json(Parity.FILE, ParityRows.of(compared, results.k()));
        run.add(Measurement.of(Metrics.PARITY_QUERIES, Map.of(), (double) queries, queries));
        compared.forEach(one -> one.measurements().forEach(run::add));
        run.json(Verdict.FILE, verdict);
        Path folder = run.finish(HtmlReport::rebuild);
        terminal.say(checks);
        result.leftOut()
                .ifPresent(cell -> terminal.say("NOT COMPARED " + Cells.name(cell.cell()) + ": " + cell.reason()));
        return Ending.of(terminal, folder)
                .with("verdict", verdict.outcome())
                .with("checks", checks)
                .end(verdict.outcome() == Outcome.PASS ? ExitCode.OK : ExitCode.CHECK_FAILED);
    }
}
