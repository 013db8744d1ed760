package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.oracle.OracleBench;
import dev.touchstone.bench.oracle.OracleBenchSettings;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.TerminalTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "oracle",
        mixinStandardHelpOptions = true,
        description = "Exact nearest neighbours of many queries beside one matrix product (OpenBLAS sgemm) of the "
                + "same vectors on all cores; needs no PostgreSQL.")
final class OracleBenchCommand implements Callable<Integer> {
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
            names = "--queries",
            paramLabel = "Q",
            defaultValue = "1000",
            description = "queries, asked at once (default: ${DEFAULT-VALUE})")
    private int queries;

    @Option(names = "-k", paramLabel = "K", defaultValue = "100", description = "neighbours a query (default: 100)")
    private int k;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            defaultValue = "9",
            description = "rounds, in which the sides take turns (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Override
    public Integer call() {
        OptionRange.check("--documents", documents, 1_000, 200_000);
        OptionRange.check("--dimensions", dimensions, 8, 2_000);
        OptionRange.check("--queries", queries, 1, 2_000);
        OptionRange.check("-k", k, 1, 1_000);
        OptionRange.check("--rounds", rounds, 1, 100);
        Path folder = measure(new OracleBenchSettings(documents, dimensions, queries, k, rounds, 1));
        Terminal terminal = common.terminal();
        Run run = Run.read(folder);
        terminal.say(TerminalTable.render(RunTables.yardstick(run, "oracle")));
        return Ending.of(terminal, folder)
                .with("measurements", run.measurements())
                .end(ExitCode.OK);
    }

    private Path measure(OracleBenchSettings settings) {
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("bench-oracle", Optional.empty(), Instant.now())
                    .withConfiguration(Map.of(
                            "documents", settings.documents(),
                            "dimensions", settings.dimensions(),
                            "queries", settings.queries(),
                            "k", settings.k(),
                            "rounds", settings.rounds(),
                            "seed", settings.seed()))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            new OracleBench(settings, progress::advanced).run(run::add);
            progress.close();
            return run.finish(HtmlReport::rebuild);
        }
    }
}
