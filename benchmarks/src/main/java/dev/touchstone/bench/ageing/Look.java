package dev.touchstone.bench.ageing;

import dev.touchstone.bench.ageing.AgeingSettings.Watch;
import dev.touchstone.bench.reference.PairedSearches;
import dev.touchstone.bench.reference.ReferenceScan;
import dev.touchstone.bench.sentry.PlanCheck;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.recall.QueryRecall;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.dataset.recall.RecallScores;
import dev.touchstone.report.ageing.AgedPoint.Answers;
import dev.touchstone.report.ageing.AgedPoint.Bounded;
import dev.touchstone.report.ageing.AgedPoint.Speed;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.SearchOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Looks at an index: what it finds, and how fast beside a fixed scan that follows each search. */
final class Look {
    private static final Duration WARM_UP_A_SEARCH = Duration.ofNanos(1_500_000);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double P99 = 99;
    private static final int TURNS = 5;

    private final AgedTable table;
    private final Watch watch;
    private double[] first;

    Look(AgedTable table, Watch watch) {
        this.table = table;
        this.watch = watch;
    }

    /** Asks every query once, and compares with the exact answers over what lives. */
    Answers answers(Dataset living) {
        PgVectorStore store = table.store(watch.search());
        List<SearchOutcome> outcomes = ask(living, watch.search());
        RecallScores scores = RecallScorer.of(living)
                .scoreIds(watch.k(), outcomes.stream().map(Look::ids).toList());
        double[] recalls =
                scores.queries().stream().mapToDouble(QueryRecall::recall).toArray();
        first = first == null ? recalls : first;
        long fallbacks = outcomes.stream().filter(SearchOutcome::exactFallback).count();
        return new Answers(
                new Bounded(
                        scores.summary().mean(),
                        scores.summary().meanInterval95().lower(),
                        scores.summary().meanInterval95().upper()),
                lossError(recalls),
                fillRate(living),
                (double) fallbacks / outcomes.size(),
                PlanCheck.of(watch.search(), store, requests(living).get(0)).okShare());
    }

    /** The same queries before and now: what they differ by among themselves is no error of the loss. */
    private double lossError(double[] recalls) {
        SummaryStatistics losses = new SummaryStatistics();
        for (int query = 0; query < recalls.length; query++) {
            losses.addValue(first[query] - recalls[query]);
        }
        return losses.getStandardDeviation() / Math.sqrt(recalls.length);
    }

    private double fillRate(Dataset living) {
        int owed = Math.min(watch.k(), living.corpus().size());
        return ask(living, watch.oneScan()).stream()
                .mapToDouble(outcome -> Math.min(1, (double) outcome.rowsBeforeFallback() / owed))
                .average()
                .orElseThrow();
    }

    private List<SearchOutcome> ask(Dataset living, HnswSearch search) {
        PgVectorStore store = table.store(search);
        return requests(living).stream().map(store::searchObserved).toList();
    }

    private List<SearchRequest> requests(Dataset living) {
        return IntStream.range(0, living.queries().size())
                .mapToObj(query -> SearchRequest.of(living.queries().vector(query), watch.k()))
                .toList();
    }

    private static List<String> ids(SearchOutcome outcome) {
        return outcome.documents().stream().map(found -> found.document().id()).toList();
    }

    /** Times one client's searches, each followed by the reference scan, after a warm-up. */
    Speed speed(Dataset living, ReferenceScan reference) {
        PgVectorStore store = table.store(watch.search());
        List<SearchRequest> requests = new ArrayList<>();
        while (requests.size() < watch.searches()) {
            requests.addAll(requests(living));
        }
        PairedSearches pairs = new PairedSearches(store::search, reference);
        pairs.warmUp(requests, WARM_UP_A_SEARCH.multipliedBy(watch.searches()));
        Histogram references = new Histogram(3);
        List<Histogram> turns = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            int from = requests.size() * turn / TURNS;
            int to = requests.size() * (turn + 1) / TURNS;
            PairedSearches.Times times = pairs.time(requests.subList(from, to));
            turns.add(times.search());
            references.add(times.reference());
        }
        Histogram all = new Histogram(3);
        turns.forEach(all::add);
        return new Speed(millis(all, 50), p99(turns), millis(references, 50), all.getTotalCount());
    }

    /** The median of the turns', which a disturbance of one or two does not move; five hold it at 94 % confidence. */
    private static Bounded p99(List<Histogram> turns) {
        double[] sorted =
                turns.stream().mapToDouble(turn -> millis(turn, P99)).sorted().toArray();
        return new Bounded(sorted[TURNS / 2], sorted[0], sorted[TURNS - 1]);
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
