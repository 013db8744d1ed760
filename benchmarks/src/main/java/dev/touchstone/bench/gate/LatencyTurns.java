package dev.touchstone.bench.gate;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.jmh.WarmUp;
import dev.touchstone.bench.reference.PairedSearches;
import dev.touchstone.bench.reference.PairedSearches.Searching;
import dev.touchstone.bench.reference.ReferenceScan;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * Times searches in turns: one client in this JVM, each search followed by a reference scan, every query equally often and
 * in a seeded order.
 *
 * <p>A turn is made in visits, each with connections of its own and a warm-up, so that what befalls one connection, or a
 * few hundred milliseconds of the machine, is not the whole turn's.
 */
final class LatencyTurns {
    /** How latency was measured, for people. */
    static final String INSTRUMENT =
            "closed loop in the gate's own JVM, one client, one turn of two visits a build, each "
                    + "search followed by a fixed reference scan of " + ReferenceScan.ROWS + " vectors";

    private static final int FEWEST_SEARCHES = 500;
    private static final int VISITS = 2;
    private static final Duration WARM_UP_LIMIT = Duration.ofMillis(1500);

    private final Target target;
    private final List<SearchRequest> requests;

    /**
     * @param requests every query once
     */
    LatencyTurns(Target target, List<SearchRequest> requests) {
        this.target = target;
        this.requests = List.copyOf(requests);
    }

    /**
     * What is searched.
     *
     * @param connection the server
     * @param space where the documents are
     * @param collection whose documents
     * @param reference schema of the reference vectors
     */
    record Target(ConnectionSettings connection, VectorSpace space, CollectionId collection, String reference) {}

    /**
     * One turn.
     *
     * @param turn its latencies
     * @param steady whether latency had settled before timing began
     */
    record Timed(LatencyTurn turn, boolean steady) {}

    /**
     * Times one turn.
     *
     * @param around puts something around the search, such as a delay
     * @param seed of the order of the queries
     * @throws BenchmarkFailedException if an exact scan had to complete an answer: the time would not be the index's
     */
    Timed time(SearchSettings settings, UnaryOperator<Searching> around, long seed) {
        List<SearchRequest> order = order(seed);
        Timed timed = new Timed(new LatencyTurn(new Histogram(3), new Histogram(3)), true);
        for (int visit = 0; visit < VISITS; visit++) {
            int from = order.size() * visit / VISITS;
            int to = order.size() * (visit + 1) / VISITS;
            boolean steady = visit(settings, around, order.subList(from, to), timed.turn());
            timed = new Timed(timed.turn(), timed.steady() && steady);
        }
        return timed;
    }

    /** Adds the latencies of some searches to a turn, and returns whether they had settled before timing began. */
    private boolean visit(
            SearchSettings settings, UnaryOperator<Searching> around, List<SearchRequest> order, LatencyTurn turn) {
        try (PgVectorDatabase database = PgVectorDatabase.open(
                        target.connection(),
                        target.space(),
                        PoolSettings.defaults().withMaximumSize(1));
                ReferenceScan reference = ReferenceScan.open(target.connection(), target.reference())) {
            PgVectorStore store = database.store(
                    target.collection(), new VectorsOnly(target.space().dimension()), settings);
            PairedSearches measured = new PairedSearches(around.apply(store::search), reference);
            WarmUp warmUp = measured.warmUp(order, WARM_UP_LIMIT);
            PairedSearches.Times times = measured.time(order);
            turn.search().add(times.search());
            turn.reference().add(times.reference());
            if (store.exactFallbacks() > 0) {
                throw new BenchmarkFailedException("an exact scan had to complete " + store.exactFallbacks()
                        + " answers while latency was measured; it is not the index's");
            }
            return warmUp.steady();
        }
    }

    private List<SearchRequest> order(long seed) {
        List<SearchRequest> order = new ArrayList<>();
        Random random = new Random(seed);
        do {
            List<SearchRequest> pass = new ArrayList<>(requests);
            Collections.shuffle(pass, random);
            order.addAll(pass);
        } while (order.size() < FEWEST_SEARCHES);
        return order;
    }
}
