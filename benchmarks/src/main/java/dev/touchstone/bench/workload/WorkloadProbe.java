package dev.touchstone.bench.workload;

import dev.touchstone.bench.work.WorkMeter;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.recall.QueryRecall;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.dataset.recall.RecallScores;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import dev.touchstone.report.tune.OperationWork;
import dev.touchstone.report.tune.PlannerFlips;
import dev.touchstone.report.tune.RecallFigures;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.WorkloadGrid;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.SearchOutcome;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Asks one setting filtered and per-user questions, over users of all sizes and filters of all selectivities. */
public final class WorkloadProbe {
    private static final List<Integer> EVERY = List.of(1, 10, 100);
    private static final int NINETY_FIVE = 95;
    private static final int MOST_RESULTS = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Crowd crowd;
    private final Dataset asked;
    private final int k;
    private double searchMillis;

    /**
     * @param dataset of at least 100 documents and two queries
     * @param queries how many are asked of each combination, at most as many as there are
     */
    public WorkloadProbe(Dataset dataset, int k, int queries) {
        this.crowd = Crowd.of(dataset);
        this.asked = first(dataset, Math.min(queries, dataset.queries().size()));
        this.k = k;
    }

    /** The most combinations of user size and selectivity that a corpus of so many documents has. */
    public static int points(long documents) {
        return EVERY.size() * Crowd.users(documents);
    }

    private static Dataset first(Dataset dataset, int queries) {
        int[] rows = IntStream.range(0, queries).toArray();
        QuerySet few = new QuerySet(
                IntStream.of(rows).mapToObj(dataset.queries()::text).toList(),
                dataset.queries().vectors().select(rows));
        GroundTruth truth = exact(dataset, few, 1, RowFilter.ALL);
        return new Dataset(dataset.info(), dataset.fingerprint(), dataset.corpus(), few, truth);
    }

    private static GroundTruth exact(Dataset dataset, QuerySet queries, int k, RowFilter filter) {
        ExactTask task = new ExactTask(
                dataset.corpus().vectors(), queries.vectors(), dataset.info().metric(), k, filter);
        return new BlockSearch().search(task, Progress.NONE);
    }

    /** Loads the users' documents into an empty space; build the index after it. */
    public void load(PgVectorDatabase database, Progress progress) {
        crowd.load(database, progress);
    }

    /** Recall and fill rate of every user size and selectivity that has a match, on the index that is there. */
    public WorkloadGrid grid(PgVectorDatabase database, Setting setting, SearchSettings search, Progress progress) {
        List<WorkloadGrid.Point> points = new ArrayList<>();
        for (int user = 0; user < crowd.users(); user++) {
            progress.advanced("Filters and users", user, crowd.users());
            PgVectorStore store = crowd.store(database, user, search);
            for (int every : EVERY) {
                if (crowd.matching(user, every) > 0) {
                    points.add(point(store, user, every));
                }
            }
        }
        progress.advanced("Filters and users", crowd.users(), crowd.users());
        return new WorkloadGrid(setting, points);
    }

    /** Seconds that the searches of all grids so far took. */
    public double searchSeconds() {
        return searchMillis / MILLIS_PER_SECOND;
    }

    private WorkloadGrid.Point point(PgVectorStore store, int user, int every) {
        int queries = asked.queries().size();
        List<List<String>> answers = new ArrayList<>();
        long[] found = new long[queries];
        double[] millis = new double[queries];
        for (int query = 0; query < queries; query++) {
            long start = System.nanoTime();
            SearchOutcome outcome = store.searchObserved(request(query, every));
            millis[query] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            found[query] = outcome.rowsBeforeFallback();
            answers.add(
                    outcome.documents().stream().map(row -> row.document().id()).toList());
        }
        searchMillis += DoubleStream.of(millis).sum();
        RecallScores scores = scores(user, every, answers);
        double[] recalls =
                scores.queries().stream().mapToDouble(QueryRecall::recall).toArray();
        double fillRate = scores.queries().stream()
                .mapToDouble(score -> Math.min(1, (double) found[score.query()] / score.expected()))
                .average()
                .orElseThrow();
        return new WorkloadGrid.Point(
                1.0 / every,
                crowd.rows(user),
                queries,
                RecallFigures.of(new double[][] {recalls}, fillRate, Optional.empty())
                        .mean(),
                fillRate,
                OptionalDouble.of(percentile(millis)),
                PlanNames.of(store, request(0, every)));
    }

    private SearchRequest request(int query, int every) {
        return SearchRequest.of(asked.queries().vector(query), k).withFilter(Crowd.condition(every));
    }

    private RecallScores scores(int user, int every, List<List<String>> answers) {
        RowFilter filter = crowd.filter(user, every);
        GroundTruth truth = exact(asked, asked.queries(), k, filter);
        return RecallScorer.of(asked).restrictedTo(filter, truth).scoreIds(k, answers);
    }

    private static double percentile(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * NINETY_FIVE / 100.0) - 1];
    }

    /** What one search, add and delete of the largest user make client and server do. */
    public List<OperationWork> work(
            ConnectionSettings server, VectorSpace space, Setting setting, SearchSettings search) {
        List<float[]> vectors = IntStream.range(0, asked.queries().size())
                .mapToObj(asked.queries()::vector)
                .toList();
        return new WorkMeter(server, space, Crowd.collection(crowd.users() - 1)).measure(setting, search, vectors, k);
    }

    /** Where the planner changes its mind about a setting, as LIMIT, the user's rows and the selectivity vary. */
    public PlannerFlips flips(PgVectorDatabase database, Setting setting, SearchSettings search) {
        float[] vector = asked.queries().vector(0);
        int largest = crowd.users() - 1;
        PgVectorStore store = crowd.store(database, largest, search);
        return new PlannerFlips(
                setting,
                List.of(
                        FlipSearch.between(
                                "limit",
                                largestLimit(search, crowd.rows(largest)),
                                limit -> PlanNames.of(store, SearchRequest.of(vector, limit))),
                        FlipSearch.among(
                                "rows",
                                IntStream.range(0, crowd.users())
                                        .mapToDouble(crowd::rows)
                                        .toArray(),
                                user -> PlanNames.of(crowd.store(database, user, search), SearchRequest.of(vector, k))),
                        FlipSearch.among(
                                "selectivity",
                                Crowd.EVERY.stream()
                                        .mapToDouble(every -> 1.0 / every)
                                        .toArray(),
                                at -> PlanNames.of(store, request(0, Crowd.EVERY.get(at))))));
    }

    /** A scan that does not go on finds at most ef_search rows, and the store refuses to be asked for more. */
    private static int largestLimit(SearchSettings search, int rows) {
        boolean ends = search instanceof HnswSearch hnsw && hnsw.iterativeScan() == IterativeScan.OFF;
        int most = ends ? ((HnswSearch) search).efSearch() : MOST_RESULTS;
        return Math.min(most, rows);
    }
}
