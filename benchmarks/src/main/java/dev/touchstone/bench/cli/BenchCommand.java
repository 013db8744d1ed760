package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.store.StoreBench;
import dev.touchstone.bench.store.StoreBenchSettings;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            OracleBenchCommand.class,
            GateBenchCommand.class,
            MigrateBenchCommand.class,
            LoadBenchCommand.class,
            TuneBenchCommand.class,
            PlanBenchCommand.class
        },
        description = "The project's own yardsticks, as ratios measured in one run.")
final class BenchCommand implements Runnable {
    private static final List<Integer> EF_SEARCH = List.of(40, 100);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no yardstick given; there are "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(
            name = "store",
            mixinStandardHelpOptions = true,
            description = "Ingest and search of the store beside the least that JDBC can do on the same table: "
                    + "a bare COPY and a bare prepared query.")
    int store(
            @Mixin CommonOptions common,
            @Option(
                            names = "--documents",
                            paramLabel = "N",
                            defaultValue = "20000",
                            description = "documents (default: ${DEFAULT-VALUE})")
                    int documents,
            @Option(
                            names = "--dimensions",
                            paramLabel = "D",
                            defaultValue = "768",
                            description = "dimensions of a vector (default: ${DEFAULT-VALUE})")
                    int dimensions,
            @Option(
                            names = "--rounds",
                            paramLabel = "R",
                            defaultValue = "5",
                            description = "rounds, in which the sides take turns (default: ${DEFAULT-VALUE})")
                    int rounds)
            throws SQLException {
        OptionRange.check("--documents", documents, 100, 1_000_000);
        OptionRange.check("--dimensions", dimensions, 8, 1900);
        OptionRange.check("--rounds", rounds, 1, 100);
        StoreBenchSettings settings = new StoreBenchSettings(documents, dimensions, 500, rounds, EF_SEARCH, 1);
        Path folder = measure(common, settings);
        Terminal terminal = common.terminal();
        Run run = Run.read(folder);
        terminal.say(TerminalTable.render(RunTables.yardstick(run, "store")));
        return Ending.of(terminal, folder)
                .with("measurements", run.measurements())
                .end(ExitCode.OK);
    }

    private static Path measure(CommonOptions common, StoreBenchSettings settings) throws SQLException {
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("bench-store", Optional.empty(), Instant.now())
                    .withConfiguration(Map.of(
                            "documents", settings.documents(),
                            "dimensions", settings.dimensions(),
                            "queries", settings.queries(),
                            "rounds", settings.rounds(),
                            "seed", settings.seed()))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            PostgresServers servers = new PostgresServers(System.getenv());
            servers.provision(common.postgres(), progress::advanced);
            PostgresServer server = cleanup.add(servers.open(common.postgres()));
            VectorSpace space = new VectorSpace(server.schema(), settings.dimensions());
            new StoreBench(server.connection(), space, settings, progress::advanced).run(run::add);
            progress.close();
            return run.finish(HtmlReport::rebuild);
        }
    }
}
