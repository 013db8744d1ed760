package dev.touchstone.dataset.recall;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores answers against the exact ones: the one definition of recall@k.
 *
 * <p>Recall of a query is hits over min(k, matching rows). A returned row is a hit where its exact distance, computed
 * here, is at most that of the k-th true neighbour plus epsilon (absolute up to distance 1, relative beyond): ties
 * count whichever of them comes back, and a missing row is a miss. Queries without any matching row have no recall and
 * are left out.
 */
public final class RecallScorer {
    /** Default tie tolerance: what float arithmetic may move a distance between vectors of length 1. */
    public static final double DEFAULT_EPSILON = 1e-6;

    private final QueryScorer scorer;
    private final int queries;

    private RecallScorer(QueryScorer scorer, int queries) {
        this.scorer = scorer;
        this.queries = queries;
    }

    /** Returns a scorer for unfiltered searches over all queries of a dataset. */
    public static RecallScorer of(Dataset dataset) {
        QueryScorer scorer = new QueryScorer(dataset, RowFilter.ALL, dataset.truth(), DEFAULT_EPSILON);
        return new RecallScorer(scorer, dataset.queries().size());
    }

    /**
     * Returns a scorer with another tie tolerance, at least 0.
     *
     * @throws DatasetException where epsilon is negative or not finite
     */
    public RecallScorer withEpsilon(double epsilon) {
        return new RecallScorer(new QueryScorer(scorer.dataset(), scorer.filter(), scorer.truth(), epsilon), queries);
    }

    /**
     * Returns a scorer for the first queries only.
     *
     * @throws DatasetException where the dataset has fewer
     */
    public RecallScorer forFirst(int count) {
        int available = scorer.dataset().queries().size();
        if (count < 1 || count > available) {
            throw new DatasetException("cannot score " + count + " queries; dataset '"
                    + scorer.dataset().info().name() + "' has " + available);
        }
        return new RecallScorer(scorer, count);
    }

    /** Returns a scorer for filtered searches, with the exact answers of the same filter. */
    public RecallScorer restrictedTo(RowFilter filter, GroundTruth filtered) {
        return new RecallScorer(new QueryScorer(scorer.dataset(), filter, filtered, scorer.epsilon()), queries);
    }

    /**
     * Scores answers given as document ids, one list per query, in query order.
     *
     * @throws DatasetException as {@link #scoreRows}, and where an id is not in the corpus
     */
    public RecallScores scoreIds(int k, List<? extends List<String>> answers) {
        List<int[]> rows = new ArrayList<>(answers.size());
        for (int query = 0; query < answers.size(); query++) {
            int current = query;
            rows.add(answers.get(query).stream()
                    .mapToInt(id -> rowOf(current, id))
                    .toArray());
        }
        return scoreRows(k, rows);
    }

    /**
     * Scores answers given as corpus rows, one array per query, in query order.
     *
     * @param k rows asked for, 1 to the k of the ground truth
     * @throws DatasetException naming the query where an answer is longer than k, repeats a row, or holds a row that is
     *     unknown or filtered out; where answers and queries differ in number; where no query has a matching row
     */
    public RecallScores scoreRows(int k, List<int[]> answers) {
        requireK(k);
        if (answers.size() != queries) {
            throw new DatasetException("there are " + answers.size() + " answers to " + queries + " queries");
        }
        IntStream.range(0, queries).forEach(query -> scorer.requireAnswer(query, k, answers.get(query)));
        List<QueryRecall> scored = IntStream.range(0, queries)
                .filter(query -> scorer.expected(query, k) > 0)
                .mapToObj(query -> scorer.score(query, k, answers.get(query)))
                .toList();
        if (scored.isEmpty()) {
            throw new DatasetException("no query has a matching row, so there is no recall; loosen the filter");
        }
        return new RecallScores(summarise(k, scored), scored);
    }

    private int rowOf(int query, String id) {
        return scorer.dataset()
                .corpus()
                .rowOf(id)
                .orElseThrow(() -> new DatasetException("query " + query + " was answered with document '" + id
                        + "', which is not in the corpus of '"
                        + scorer.dataset().info().name() + "'"));
    }

    private void requireK(int k) {
        if (k < 1 || k > scorer.truth().k()) {
            throw new DatasetException("recall@" + k + " cannot be computed: the ground truth of '"
                    + scorer.dataset().info().name() + "' holds k from 1 to "
                    + scorer.truth().k());
        }
    }

    private RecallSummary summarise(int k, List<QueryRecall> scored) {
        double[] recalls = scored.stream().mapToDouble(QueryRecall::recall).toArray();
        double[] sorted = recalls.clone();
        Arrays.sort(sorted);
        return new RecallSummary(
                k,
                Arrays.stream(recalls).average().orElseThrow(),
                sorted[(int) Math.ceil(0.05 * sorted.length) - 1],
                sorted[0],
                MeanInterval.of(recalls),
                scored.stream().mapToDouble(QueryRecall::fillRate).average().orElseThrow(),
                scored.size(),
                scorer.epsilon());
    }
}
