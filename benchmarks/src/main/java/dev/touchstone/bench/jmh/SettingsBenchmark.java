package dev.touchstone.bench.jmh;

import dev.touchstone.bench.jmh.AskedQueries.Asked;
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
 * Time of one search under several settings of one index: iteration i measures setting i modulo their number, so that
 * they take turns in one JVM and share whatever slows it.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class SettingsBenchmark {
    private static final int WARM_UP_WINDOW = 50;

    private BenchContext context;
    private PgVectorDatabase database;
    private List<Subject> subjects;
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
        database = PgVectorDatabase.open(
                context.connection(),
                context.space(),
                PoolSettings.defaults().withMaximumSize(context.cell().poolSize()));
        List<Asked> queries = AskedQueries.read(context.several().queries());
        subjects = context.several().searches().stream()
                .map(SearchSpec::toSettings)
                .map(settings -> subject(settings, queries))
                .toList();
        subjects.forEach(subject -> subject.warm(context.cell().warmUpLimitMs()));
    }

    private Subject subject(SearchSettings settings, List<Asked> queries) {
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

    @Setup(Level.Iteration)
    public void take() {
        current = subjects.get(iteration++ % subjects.size());
    }

    @Benchmark
    public List<ScoredDocument> search() {
        return current.search();
    }

    @TearDown
    public void close() throws IOException {
        ForkReply.writeAll(
                context.reply(), subjects.stream().map(Subject::reply).toList());
        database.close();
    }
}
