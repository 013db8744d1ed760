package dev.touchstone.bench.cli;

import dev.touchstone.bench.data.CorpusDocuments;
import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.DatasetMetrics;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Streams a dataset from disk into PostgreSQL, one row at a time whatever its size, and counts what arrived.",
            "With JDK_JAVA_OPTIONS=-Xmx1g it shows that a dataset larger than the heap can be loaded."
        })
final class LoadBenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "clustered10k-768-cosine",
            description = "name of a dataset (default: ${DEFAULT-VALUE})")
    private String name;

    @Override
    public Integer call() {
        DatasetCommand.catalogue().find(name, DatasetCommand.cache());
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("bench-load", Optional.empty(), Instant.now())
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header, Optional.of(name)));
            PreparedDataset prepared = PreparedDataset.open(name, DatasetCommand.cache(), progress::advanced);
            run.dataset(prepared.summary());
            Dataset dataset = prepared.dataset();
            PostgresServer server = common.server(cleanup, progress);
            double rate = load(dataset, server, progress);
            run.add(Measurement.of(
                    DatasetMetrics.LOAD_RATE, Map.of(), rate, dataset.corpus().size()));
            double heap = Runtime.getRuntime().maxMemory();
            run.add(Measurement.of(DatasetMetrics.HEAP_LIMIT, Map.of(), heap, 1));
            progress.close();
            return report(dataset, rate, run.finish(HtmlReport::rebuild));
        }
    }

    private static double load(Dataset dataset, PostgresServer server, Progress progress) {
        VectorSpace space = new VectorSpace(server.schema(), dataset.info().dimension());
        try (PgVectorDatabase database = PgVectorDatabase.open(
                server.connection(), space, PoolSettings.defaults().withMaximumSize(2))) {
            PgVectorStore store = database.store(
                    CollectionId.ofUser("load"), new VectorsOnly(dataset.info().dimension()), new ExactSearch());
            int documents = dataset.corpus().size();
            AtomicLong done = new AtomicLong();
            Iterator<EmbeddedDocument> rows = CorpusDocuments.stream(dataset.corpus())
                    .peek(row -> progress.advanced("load documents", done.incrementAndGet(), documents))
                    .iterator();
            long start = System.nanoTime();
            store.addStream(rows, id -> {});
            double seconds = (System.nanoTime() - start) / 1e9;
            long arrived = store.getCollectionStats().documentCount();
            if (arrived != documents) {
                throw new BenchmarkFailedException(
                        arrived + " of " + documents + " documents arrived; look at the server's log");
            }
            return documents / seconds;
        }
    }

    private int report(Dataset dataset, double rate, Path folder) {
        Terminal terminal = common.terminal();
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        terminal.say(String.format(
                Locale.ROOT,
                "%s: %,d documents x %d loaded at %,.0f docs/s with a heap of at most %,d MiB",
                dataset.info().name(),
                dataset.corpus().size(),
                dataset.info().dimension(),
                rate,
                heap));
        return Ending.of(terminal, folder)
                .with("dataset", dataset.info().name())
                .with("docs_per_s", rate)
                .with("heap_limit_bytes", Runtime.getRuntime().maxMemory())
                .end(ExitCode.OK);
    }
}
