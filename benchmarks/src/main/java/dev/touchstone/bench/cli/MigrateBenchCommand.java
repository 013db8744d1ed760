package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.bench.migration.MigrateBench;
import dev.touchstone.bench.migration.MigrateBenchSettings;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Reading a pickle beside CPython's pickle.load of the same file, and the whole of migrate run "
                + "(backup, reading everything twice, inserting) beside a bare COPY BINARY of the same rows. The memory "
                + "does not grow with the store: JAVA_TOOL_OPTIONS=-Xmx512m is enough for any size.")
final class MigrateBenchCommand implements Callable<Integer> {
    private static final double MEBIBYTE = 1 << 20;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "100000",
            description = "documents (default: ${DEFAULT-VALUE})")
    private int documents;

    @Option(
            names = "--dimensions",
            paramLabel = "D",
            defaultValue = "768",
            description = "dimensions of a vector (default: ${DEFAULT-VALUE})")
    private int dimensions;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            defaultValue = "5",
            description = "rounds, in which the sides take turns (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Override
    public Integer call() throws IOException, SQLException {
        OptionRange.check("--documents", documents, 1_000, 2_000_000);
        OptionRange.check("--dimensions", dimensions, 8, 4_000);
        OptionRange.check("--rounds", rounds, 1, 100);
        Terminal terminal = common.terminal();
        Path folder = measure(new MigrateBenchSettings(documents, dimensions, rounds, 1), terminal);
        Run run = Run.read(folder);
        terminal.say(TerminalTable.render(RunTables.yardstick(run, "migrate")));
        return Ending.of(terminal, folder)
                .with("measurements", run.measurements())
                .end(ExitCode.OK);
    }

    private Path measure(MigrateBenchSettings settings, Terminal terminal) throws IOException, SQLException {
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("bench-migrate", Optional.empty(), Instant.now())
                    .withConfiguration(Map.of(
                            "documents", settings.documents(),
                            "dimensions", settings.dimensions(),
                            "rounds", settings.rounds(),
                            "seed", settings.seed(),
                            "max_heap_mib", Math.round(Runtime.getRuntime().maxMemory() / MEBIBYTE)))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            PostgresServers servers = new PostgresServers(System.getenv());
            servers.provision(common.postgres(), progress::advanced);
            PostgresServer server = cleanup.add(servers.open(common.postgres()));
            ScratchFolder scratch = cleanup.add(ScratchFolder.create(
                    TouchstoneHome.fromEnvironment(System.getenv()).work()));
            MigrateBench bench = new MigrateBench(
                    server.connection(),
                    new VectorSpace(server.schema(), settings.dimensions()),
                    scratch.resolve("migrate"),
                    progress::advanced);
            if (!bench.hasPython()) {
                terminal.say("No python3 is there: migrate.pickle_ratio is not measured");
            }
            bench.run(settings, run::add);
            progress.close();
            return run.finish(HtmlReport::rebuild);
        }
    }
}
