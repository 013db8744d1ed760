package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.oracle.OracleBench;
import dev.touchstone.bench.oracle.OracleBenchSettings;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
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

    @Mixin
    private BenchSizeOptions size = new BenchSizeOptions(100_000, 9);

    @Option(
            names = "--queries",
            paramLabel = "Q",
            defaultValue = "1000",
            description = "queries, asked at once (default: ${DEFAULT-VALUE})")
    private int queries;

    @Option(names = "-k", paramLabel = "K", defaultValue = "100", description = "neighbours a query (default: 100)")
    private int k;

    @Override
    public Integer call() {
        OptionRange.check("--queries", queries, 1, 2_000);
        OptionRange.check("-k", k, 1, 1_000);
        Path folder = measure(new OracleBenchSettings(
                size.documents(1_000, 200_000), size.dimensions(2_000), queries, k, size.rounds(), 1));
        Terminal terminal = common.terminal();
        return Ending.ofYardstick(terminal, folder, "oracle");
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
