package dev.touchstone.bench.tune;

import dev.touchstone.bench.jmh.WarmUp;
import dev.touchstone.bench.reference.ReferenceScan;
import dev.touchstone.bench.tune.Laboratory.Screening;
import dev.touchstone.dataset.recall.QueryRecall;
import dev.touchstone.dataset.recall.RecallScores;
import dev.touchstone.report.tune.MissedQuery;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.SearchOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Asks queries one after the other in this JVM, and scores the answers. */
final class Passes {
    private static final int WORST = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** Executions after which a statement's plan and the server's caches are what they stay. */
    private static final int WARM_UP = 12;

    /** The first pass of all runs compiled code only after this JVM has searched for a while. */
    private static final int FIRST_WINDOW = 50;

    private static final Duration FIRST_LIMIT = Duration.ofSeconds(2);

    private final Workload workload;
    private final int k;
    private final ReferenceScan reference;
    private boolean warm;

    Passes(Workload workload, int k, ReferenceScan reference) {
        this.workload = workload;
        this.k = k;
        this.reference = reference;
    }

    /** What one query came to. */
    private record Answer(List<String> ids, long rowsBeforeFallback, boolean exactFallback) {}

    /** Asks the first queries of a bed under one setting, with reference scans in between. */
    Screening ask(Bed bed, SearchSettings settings, int queries) {
        Map<String, PgVectorStore> stores = bed.stores(
                IntStream.range(0, queries).mapToObj(workload.askerOfQuery()).toList(), settings);
        warmUp(stores, queries);
        List<Answer> answers = new ArrayList<>(queries);
        double[] millis = new double[queries];
        List<Double> references = new ArrayList<>();
        for (int query = 0; query < queries; query++) {
            long before = System.nanoTime();
            SearchOutcome outcome = search(stores, query);
            millis[query] = millisSince(before);
            answers.add(new Answer(ids(outcome), outcome.rowsBeforeFallback(), outcome.exactFallback()));
            if (query % Relative.EVERY == 0) {
                long start = System.nanoTime();
                reference.run();
                references.add(millisSince(start));
            }
        }
        return screening(answers, new Relative(millis, references));
    }

    private void warmUp(Map<String, PgVectorStore> stores, int queries) {
        int[] next = {0};
        Runnable pair = () -> {
            search(stores, next[0]++ % queries);
            reference.run();
        };
        if (!warm) {
            WarmUp.run(pair, FIRST_WINDOW, FIRST_LIMIT, System::nanoTime);
            warm = true;
        }
        IntStream.range(0, WARM_UP).forEach(i -> pair.run());
    }

    private SearchOutcome search(Map<String, PgVectorStore> stores, int query) {
        SearchRequest request = SearchRequest.of(workload.dataset().queries().vector(query), k);
        return stores.get(workload.askerOfQuery().apply(query)).searchObserved(request);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    }

    private static List<String> ids(SearchOutcome outcome) {
        return outcome.documents().stream().map(found -> found.document().id()).toList();
    }

    private Screening screening(List<Answer> answers, Relative times) {
        RecallScores scores = workload.scorer()
                .forFirst(answers.size())
                .scoreIds(k, answers.stream().map(Answer::ids).toList());
        double fillRate = scores.queries().stream()
                .mapToDouble(scored ->
                        Math.min(1, (double) answers.get(scored.query()).rowsBeforeFallback() / scored.expected()))
                .average()
                .orElseThrow();
        long fallbacks = scores.queries().stream()
                .filter(scored -> answers.get(scored.query()).rowsBeforeFallback() < scored.expected())
                .filter(scored -> answers.get(scored.query()).exactFallback())
                .count();
        double[] recalls =
                scores.queries().stream().mapToDouble(QueryRecall::recall).toArray();
        return new Screening(
                recalls,
                times.millis(),
                times.values(),
                times.referenceMillis(),
                fillRate,
                fallbacks,
                worst(scores, answers),
                DoubleStream.of(times.millis()).sum() / MILLIS_PER_SECOND);
    }

    private List<MissedQuery> worst(RecallScores scores, List<Answer> answers) {
        return scores.queries().stream()
                .filter(scored -> scored.recall() < 1)
                .sorted(Comparator.comparingDouble(QueryRecall::recall))
                .limit(WORST)
                .map(scored ->
                        missed(scored, new HashSet<>(answers.get(scored.query()).ids())))
                .toList();
    }

    private MissedQuery missed(QueryRecall scored, Set<String> found) {
        int[] rows = workload.truth().neighbours(scored.query());
        double[] distances = workload.truth().distances(scored.query());
        List<MissedQuery.Neighbour> missed = new ArrayList<>();
        for (int rank = 0; rank < Math.min(k, rows.length); rank++) {
            String id = workload.dataset().corpus().id(rows[rank]);
            if (!found.contains(id)) {
                missed.add(new MissedQuery.Neighbour(id, rank + 1, distances[rank]));
            }
        }
        String text = workload.dataset().queries().text(scored.query());
        return new MissedQuery(scored.query(), text, scored.recall(), missed);
    }
}
