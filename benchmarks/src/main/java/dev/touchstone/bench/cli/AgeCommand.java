package dev.touchstone.bench.cli;

import dev.touchstone.bench.ageing.Ageing;
import dev.touchstone.bench.ageing.AgeingRows;
import dev.touchstone.bench.ageing.AgeingSettings;
import dev.touchstone.bench.config.AgeingRunbook;
import dev.touchstone.bench.config.AgeingRunbookFile;
import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.ServerFacts;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.report.ageing.AgeingAdvice.Outcome;
import dev.touchstone.report.ageing.AgeingLines;
import dev.touchstone.report.ageing.AgeingRun;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.table.AgeingTables;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.store.index.IndexSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "age",
        mixinStandardHelpOptions = true,
        description = "Lets an HNSW index age: inserts, updates, deletes, VACUUM and REINDEX by a runbook, months in"
                + " minutes. Says how recall, p99 and size change, and how often to REINDEX.")
final class AgeCommand implements Callable<Integer> {
    private static final int TIMED_SEARCHES = 1_000;

    @Mixin
    private CommonOptions common;

    @Mixin
    private DatasetOption dataset;

    @Option(names = "--runbook", paramLabel = "FILE", description = "YAML file of what is done (see --print-runbook)")
    private Path file;

    @Option(names = "--print-runbook", description = "print the runbook used where none is named, and end")
    private boolean print;

    @Option(names = "--cycles", paramLabel = "N", description = "batches of writes, instead of the runbook's")
    private Integer cycles;

    @Option(
            names = "--day",
            paramLabel = "I,U,D",
            split = ",",
            description = "documents inserted, updated and deleted a day, as shares of those that live")
    private List<Double> day;

    @Option(names = "--vacuum-every", paramLabel = "N", description = "cycles between two VACUUMs, 0 for never")
    private Integer vacuumEvery;

    @Option(names = "--reindex-every", paramLabel = "N", description = "cycles between two REINDEXes, 0 for never")
    private Integer reindexEvery;

    @Mixin
    private HnswOptions index;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "1000",
            description = "queries at every look, at most what the dataset has (default: ${DEFAULT-VALUE})")
    private int queries;

    @Mixin
    private SeedOption seed;

    @Override
    public Integer call() throws SQLException {
        Terminal terminal = common.terminal();
        if (print) {
            terminal.say(AgeingRunbookFile.template().strip());
            return ExitCode.OK;
        }
        Path folder = measure(settings());
        AgeingRun run = Run.read(folder).json(AgeingRun.FILE, AgeingRun.class).orElseThrow();
        terminal.say(TerminalTable.render(AgeingTables.figures(run)));
        AgeingLines.of(run).forEach(terminal::say);
        run.notes().forEach(note -> terminal.say("Mind: " + note));
        return Ending.of(terminal, folder)
                .with("ageing", run)
                .end(run.advice().outcome() == Outcome.UNCERTAIN ? ExitCode.INCONCLUSIVE : ExitCode.OK);
    }

    private AgeingSettings settings() {
        OptionRange.check("--queries", queries, 2, 100_000);
        return new AgeingSettings(
                runbook(),
                new IndexSpec.Hnsw(index.m(), index.efConstruction()),
                new AgeingSettings.Watch(index.efSearch(), index.k(), queries, TIMED_SEARCHES),
                seed.seed());
    }

    private AgeingRunbook runbook() {
        AgeingRunbook given = file == null ? AgeingRunbookFile.standard() : AgeingRunbookFile.read(file);
        if (day != null && day.size() != 3) {
            throw new ConfigurationException("--day takes three shares: inserted, updated, deleted");
        }
        return new AgeingRunbook(
                Optional.ofNullable(cycles).orElse(given.cycles()),
                given.daysPerCycle(),
                given.initialShare(),
                day == null ? given.day() : new AgeingRunbook.Day(day.get(0), day.get(1), day.get(2)),
                given.drift(),
                Optional.ofNullable(vacuumEvery).orElse(given.vacuumEvery()),
                Optional.ofNullable(reindexEvery).orElse(given.reindexEvery()),
                given.tolerance());
    }

    private Path measure(AgeingSettings asked) throws SQLException {
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            Dataset data = PreparedDataset.openForStore(
                            dataset.name(),
                            TouchstoneHome.fromEnvironment(System.getenv()).datasets(),
                            progress::advanced)
                    .dataset();
            AgeingSettings settings = asked.within(data);
            RunHeader header = RunHeader.of("age", Optional.of(PreparedDataset.summary(data)), Instant.now())
                    .withConfiguration(configuration(settings))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            PostgresServer server = common.server(cleanup, progress);
            Ageing ageing = cleanup.add(Ageing.open(
                    data,
                    settings,
                    new Ageing.Place(server.connection(), server.schema(), server.newSchema(), progress::advanced)));
            run.environment(ServerFacts.of(server, ageing.serverInfo()));
            AgeingRun aged = ageing.run();
            AgeingRows.of(aged, settings.watch().queries()).forEach(run::add);
            run.json(AgeingRun.FILE, aged);
            progress.close();
            return run.finish(HtmlReport::rebuild);
        }
    }

    private static Map<String, Object> configuration(AgeingSettings settings) {
        AgeingRunbook runbook = settings.runbook();
        return Map.of(
                "cycles", runbook.cycles(),
                "days_per_cycle", runbook.daysPerCycle(),
                "initial_share", runbook.initialShare(),
                "day",
                        Map.of(
                                "inserted", runbook.day().inserted(),
                                "updated", runbook.day().updated(),
                                "deleted", runbook.day().deleted()),
                "drift", runbook.drift(),
                "vacuum_every", runbook.vacuumEvery(),
                "reindex_every", runbook.reindexEvery(),
                "index", settings.asked().index(),
                "queries", settings.watch().queries(),
                "seed", settings.seed());
    }
}
