package dev.touchstone.bench.gate;

import dev.touchstone.bench.config.IndexUnderTest;
import dev.touchstone.bench.reference.PairedSearches;
import dev.touchstone.bench.sweep.AskedOnce;
import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.gate.evidence.QueryScore;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Measures sessions that have nothing in common but the server and the documents: each loads and builds anew. */
final class Trials {
    /** Recall the planted fault is to cost. */
    private static final double PLANTED_LOSS = 0.01;

    /** How much slower the planted fault is to be. */
    private static final double PLANTED_DELAY = 0.2;

    private static final List<Integer> LOWER = List.of(90, 80, 70, 60, 50, 45, 40, 35, 30, 25, 20, 15, 10);

    private final PostgresServer server;
    private final GateData data;
    private final AskedOnce file;
    private final IndexUnderTest index;

    Trials(PostgresServer server, GateData data, IndexUnderTest index) {
        this.server = server;
        this.data = data;
        this.file = GateRun.remembered(data);
        this.index = index;
    }

    /**
     * Measures one session.
     *
     * @param lossyEfSearch the lower ef_search
     * @param round is told the number of rounds done
     */
    Trial measure(int rounds, long seed, int lossyEfSearch, IntConsumer round) {
        Trial.Rounds measured = new Trial.Rounds();
        try (GateSession session = GateSession.load(server, data, file)) {
            for (int i = 0; i < rounds; i++) {
                round.accept(i);
                session.build(index.spec());
                List<List<QueryScore>> scores = atOnce(session, index.settings(), HnswSearch.of(lossyEfSearch));
                measured.asItIs(
                        scores.get(0),
                        session.time(index.settings(), UnaryOperator.identity(), seed + i)
                                .turn());
                measured.planted(
                        scores.get(1),
                        session.time(index.settings(), search -> delayed(search, PLANTED_DELAY), seed + i)
                                .turn());
            }
        }
        return measured.trial();
    }

    /** Nothing is timed while queries are asked for recall, so both settings may be asked at once. */
    private List<List<QueryScore>> atOnce(GateSession session, SearchSettings asItIs, SearchSettings lossy) {
        return Stream.of(asItIs, lossy)
                .parallel()
                .map(settings -> Round.scores(session.ask(index.spec(), settings)))
                .toList();
    }

    /** The lower ef_search that costs one build the recall nearest to what is to be planted. */
    int lossyEfSearch() {
        try (GateSession session = GateSession.load(server, data, file)) {
            session.build(index.spec());
            double whole = mean(session.ask(index.spec(), index.settings()));
            return LOWER.stream()
                    .min(Comparator.comparingDouble(efSearch ->
                            Math.abs(whole - mean(session.ask(index.spec(), HnswSearch.of(efSearch))) - PLANTED_LOSS)))
                    .orElseThrow();
        }
    }

    private static double mean(Evidence evidence) {
        return evidence.recall().mean();
    }

    /** Keeps the caller waiting, on the processor, for a share of what each search took. */
    static PairedSearches.Searching delayed(PairedSearches.Searching search, double share) {
        return request -> {
            long start = System.nanoTime();
            List<ScoredDocument> found = search.search(request);
            long until = System.nanoTime() + (long) (share * (System.nanoTime() - start));
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return found;
        };
    }
}
