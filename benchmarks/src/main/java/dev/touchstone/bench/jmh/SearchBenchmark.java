package dev.touchstone.bench.jmh;

import dev.touchstone.dataset.QuerySet;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time of one search through the store, the dataset's queries taken in turn. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class SearchBenchmark {
    private static final int WARM_UP_WINDOW = 50;

    private BenchContext context;
    private PgVectorDatabase database;
    private PgVectorStore store;
    private List<SearchRequest> requests;
    private WarmUp warmUp;

    /** The query a client thread asks next; threads start at different queries. */
    @State(Scope.Thread)
    public static class Cursor {
        private int next = (int) (Thread.currentThread().getId() * 7919 % 104_729);

        SearchRequest advance(List<SearchRequest> requests) {
            next = (next + 1) % requests.size();
            return requests.get(next);
        }
    }

    @Setup
    public void open() throws IOException {
        context = BenchContext.read();
        BenchContext.CellSpec cell = context.cell();
        database = PgVectorDatabase.open(
                context.connection(), context.space(), PoolSettings.defaults().withMaximumSize(cell.poolSize()));
        store = database.store(
                context.collection(),
                new VectorsOnly(context.space().dimension()),
                cell.search().toSettings());
        QuerySet queries = context.openDataset().queries();
        requests = IntStream.range(0, queries.size())
                .mapToObj(i -> SearchRequest.of(queries.vector(i), cell.k()))
                .toList();
        Cursor cursor = new Cursor();
        warmUp = WarmUp.run(
                () -> store.search(cursor.advance(requests)),
                WARM_UP_WINDOW,
                Duration.ofMillis(cell.warmUpLimitMs()),
                System::nanoTime);
    }

    @Benchmark
    public List<ScoredDocument> search(Cursor cursor) {
        return store.search(cursor.advance(requests));
    }

    @TearDown
    public void close() throws IOException {
        new ForkReply(warmUp.steady(), warmUp.elapsed().toMillis(), store.exactFallbacks()).write(context.reply());
        database.close();
    }
}
