package dev.touchstone.bench.jmh;

import dev.touchstone.bench.jmh.AskedQueries.Asked;
import dev.touchstone.bench.jmh.BenchContext.Stage;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

/**
 * Time of one search under several settings of several indexes, index after index: each is built by the other JVM while
 * this one waits, then its settings take turns, iteration by iteration, and share whatever slows them.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class RoundBenchmark {
    private static final int WARM_UP_WINDOW = 50;

    private final List<ForkReply> replies = new ArrayList<>();
    private BenchContext context;
    private Baton baton;
    private List<Asked> queries;
    private PgVectorDatabase database;
    private List<Subject> subjects;
    private int stage;
    private int iteration;
    private Subject current;

    /** One setting, each query bound to the store of its user. */
    private static final class Subject {
        private final List<PgVectorStore> stores = new ArrayList<>();
        private final List<SearchRequest> requests = new ArrayList<>();
        private final Map<String, PgVectorStore> byUser = new HashMap<>();
        private WarmUp warmUp;
        private int next;

        List<ScoredDocument> search() {
            next = (next + 1) % requests.size();
            return stores.get(next).search(requests.get(next));
        }

        void warm(int limitMillis) {
            warmUp = WarmUp.run(this::search, WARM_UP_WINDOW, Duration.ofMillis(limitMillis), System::nanoTime);
        }

        ForkReply reply() {
            long fallbacks = byUser.values().stream()
                    .mapToLong(PgVectorStore::exactFallbacks)
                    .sum();
            return new ForkReply(warmUp.steady(), warmUp.elapsed().toMillis(), fallbacks);
        }
    }

    @Setup
    public void open() throws IOException {
        context = BenchContext.read();
        baton = new Baton(context.round().baton());
        queries = AskedQueries.read(context.round().queries());
    }

    @Setup(Level.Iteration)
    public void take() {
        if (iteration == 0) {
            begin(context.round().stages().get(stage));
        }
        current = subjects.get(iteration++ % subjects.size());
    }

    private void begin(Stage next) {
        baton.await(stage);
        database = PgVectorDatabase.open(
                context.connection(),
                next.space(),
                PoolSettings.defaults().withMaximumSize(context.cell().poolSize()));
        subjects = next.searches().stream()
                .map(SearchSpec::toSettings)
                .map(this::subject)
                .toList();
        subjects.forEach(subject -> subject.warm(context.cell().warmUpLimitMs()));
    }

    @TearDown(Level.Iteration)
    public void giveBack() {
        if (iteration == subjects.size() * context.round().iterations()) {
            subjects.forEach(subject -> replies.add(subject.reply()));
            database.close();
            iteration = 0;
            baton.giveBack(stage++);
        }
    }

    private Subject subject(SearchSettings settings) {
        Subject subject = new Subject();
        for (Asked query : queries) {
            subject.stores.add(subject.byUser.computeIfAbsent(
                    query.user(),
                    user -> database.store(
                            new CollectionId(user, context.collection().collection()),
                            new VectorsOnly(context.space().dimension()),
                            settings)));
            subject.requests.add(SearchRequest.of(query.vector(), context.cell().k()));
        }
        return subject;
    }

    @Benchmark
    public List<ScoredDocument> search() {
        return current.search();
    }

    @TearDown
    public void close() throws IOException {
        ForkReply.writeAll(context.reply(), replies);
    }
}
