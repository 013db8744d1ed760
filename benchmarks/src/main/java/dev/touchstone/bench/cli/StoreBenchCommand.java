package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.store.StoreBench;
import dev.touchstone.bench.store.StoreBenchSettings;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Ingest and search of the store beside the least that JDBC can do on the same table: "
                + "a bare COPY and a bare prepared query.")
final class StoreBenchCommand implements Callable<Integer> {
    private static final int QUERIES = 500;
    private static final List<Integer> EF_SEARCH = List.of(40, 100);

    @Mixin
    private CommonOptions common;

    @Mixin
    private BenchSizeOptions size = new BenchSizeOptions(20_000, 5);

    @Override
    public Integer call() throws SQLException {
        StoreBenchSettings settings = new StoreBenchSettings(
                size.documents(100, 1_000_000), size.dimensions(1_900), QUERIES, size.rounds(), EF_SEARCH, 1);
        return Ending.ofYardstick(common.terminal(), measure(settings), "store");
    }

    private Path measure(StoreBenchSettings settings) throws SQLException {
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
            PostgresServer server = common.server(cleanup, progress);
            VectorSpace space = new VectorSpace(server.schema(), settings.dimensions());
            new StoreBench(server.connection(), space, settings, progress::advanced).run(run::add);
            progress.close();
            return run.finish(HtmlReport::rebuild);
        }
    }
}
