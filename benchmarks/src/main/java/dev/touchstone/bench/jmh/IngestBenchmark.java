package dev.touchstone.bench.jmh;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time of one call that stores a batch, into a table without a vector index that is emptied before each iteration. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class IngestBenchmark {
    private static final int WARM_UP_WINDOW = 3;

    private BenchContext context;
    private PgVectorDatabase database;
    private PgVectorStore store;
    private List<List<EmbeddedDocument>> batches;
    private int next;
    private WarmUp warmUp;

    @Setup
    public void open() throws IOException {
        context = BenchContext.read();
        BenchContext.CellSpec cell = context.cell();
        database = PgVectorDatabase.open(
                context.connection(), context.space(), PoolSettings.defaults().withMaximumSize(1));
        store = database.store(
                        context.collection(), new VectorsOnly(context.space().dimension()), new ExactSearch())
                .withIngest(new IngestSettings(cell.ingest(), cell.batchRows()));
        batches = batches(context.openDataset().corpus(), cell.batchRows());
        warmUp = WarmUp.run(this::add, WARM_UP_WINDOW, Duration.ofMillis(cell.warmUpLimitMs()), System::nanoTime);
    }

    @Setup(Level.Iteration)
    public void empty() {
        database.truncate();
    }

    @Benchmark
    public List<String> add() {
        next = (next + 1) % batches.size();
        return store.addEmbedded(batches.get(next));
    }

    @TearDown
    public void close() throws IOException {
        new ForkReply(warmUp.steady(), warmUp.elapsed().toMillis(), 0).write(context.reply());
        database.close();
    }

    private static List<List<EmbeddedDocument>> batches(Corpus corpus, int rows) {
        List<List<EmbeddedDocument>> batches = new ArrayList<>();
        for (int from = 0; from + rows <= corpus.size(); from += rows) {
            List<EmbeddedDocument> batch = new ArrayList<>(rows);
            for (int i = from; i < from + rows; i++) {
                batch.add(new EmbeddedDocument(
                        Document.of(corpus.text(i), Map.copyOf(corpus.attributes(i))), corpus.vector(i)));
            }
            batches.add(batch);
        }
        return batches;
    }
}
