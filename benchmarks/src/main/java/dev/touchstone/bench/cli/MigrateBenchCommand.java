package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.bench.migration.MigrateBench;
import dev.touchstone.bench.migration.MigrateBenchSettings;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
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

    @Mixin
    private BenchSizeOptions size = new BenchSizeOptions(100_000, 5);

    @Override
    public Integer call() throws IOException, SQLException {
        Terminal terminal = common.terminal();
        Path folder = measure(
                new MigrateBenchSettings(size.documents(1_000, 2_000_000), size.dimensions(4_000), size.rounds(), 1),
                terminal);
        return Ending.ofYardstick(terminal, folder, "migrate");
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
            PostgresServer server = common.server(cleanup, progress);
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
