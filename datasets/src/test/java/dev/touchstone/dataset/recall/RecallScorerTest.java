package dev.touchstone.dataset.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two queries at 0 and 10 on a line; rows 0 to 7 at 1, 2, 3, 3, 3, 8, 9 and 11. */
class RecallScorerTest {
    private static final float[] PLACES = {1, 2, 3, 3, 3, 8, 9, 11};
    private static final int TRUTH_K = 6;

    private final Dataset dataset = dataset(TRUTH_K);
    private final RecallScorer scorer = RecallScorer.of(dataset);

    @Test
    void givesTheExactAnswerFullMarks() {
        RecallSummary summary = scorer.scoreIds(2, List.of(List.of("d0", "d1"), List.of("d6", "d7")))
                .summary();
        assertThat(summary.mean()).isEqualTo(1);
        assertThat(summary.fillRate()).isEqualTo(1);
        assertThat(summary.queries()).isEqualTo(2);
        assertThat(summary.epsilon()).isEqualTo(1e-6);
        assertThat(summary.meanInterval95().lower()).isLessThan(1);
    }

    @Test
    void countsEveryTieAtTheBoundaryAsAHit() {
        for (int tied = 2; tied <= 4; tied++) {
            assertThat(recallOfFirst(3, 0, 1, tied)).isEqualTo(1);
        }
    }

    @Test
    void doesNotCountARowBeyondTheBoundary() {
        assertThat(recallOfFirst(3, 0, 1, 5)).isEqualTo(2.0 / 3);
    }

    @Test
    void countsARowWithinEpsilonOfTheBoundary() {
        RecallScorer loose = scorer.withEpsilon(5.0 / 3);
        assertThat(loose.scoreRows(3, List.of(new int[] {0, 1, 5}, exact(3)))
                        .queries()
                        .get(0)
                        .recall())
                .isEqualTo(1);
    }

    @Test
    void countsMissingRowsAsMisses() {
        RecallScores scores = scorer.scoreRows(4, List.of(new int[] {0}, new int[0]));
        assertThat(scores.queries().get(0)).isEqualTo(new QueryRecall(0, 1, 1, 4));
        assertThat(scores.queries().get(1)).isEqualTo(new QueryRecall(1, 0, 0, 4));
        assertThat(scores.summary().mean()).isEqualTo(0.125);
        assertThat(scores.summary().minimum()).isZero();
        assertThat(scores.summary().p5()).isZero();
        assertThat(scores.summary().fillRate()).isEqualTo(0.125);
    }

    @Test
    void expectsNoMoreRowsThanTheCorpusHas() {
        Dataset deep = dataset(20);
        int[] all = IntStream.range(0, PLACES.length).toArray();
        RecallSummary summary =
                RecallScorer.of(deep).scoreRows(20, List.of(all, all)).summary();
        assertThat(summary.mean()).isEqualTo(1);
        assertThat(summary.fillRate()).isEqualTo(1);
    }

    @Test
    void refusesADocumentReturnedTwice() {
        assertRefused(3, new int[] {0, 1, 1}, "query 0", "'d1' twice");
    }

    @Test
    void refusesAnAnswerLongerThanK() {
        assertRefused(2, new int[] {0, 1, 2}, "query 0", "3 rows for k 2");
    }

    @Test
    void refusesARowOutsideTheCorpus() {
        assertRefused(2, new int[] {0, 8}, "query 0", "row 8");
    }

    @Test
    void refusesAnUnknownId() {
        assertThatThrownBy(() -> scorer.scoreIds(2, List.of(List.of("d0", "zebra"), List.of())))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll("query 0", "'zebra'", "not in the corpus");
    }

    @Test
    void refusesKBeyondTheGroundTruth() {
        assertRefused(7, new int[] {0}, "recall@7", "1 to 6");
        assertRefused(0, new int[0], "recall@0");
    }

    @Test
    void refusesAnswersThatDoNotCoverTheQueries() {
        assertThatThrownBy(() -> scorer.scoreRows(2, List.of(exact(2)))).hasMessageContaining("1 answers to 2 queries");
    }

    @Test
    void refusesANegativeEpsilon() {
        assertThatThrownBy(() -> scorer.withEpsilon(-1)).hasMessageContaining("epsilon is -1.0");
    }

    @Test
    void scoresOnlyTheFirstQueries() {
        assertThat(scorer.forFirst(1).scoreRows(2, List.of(exact(2))).summary().queries())
                .isEqualTo(1);
        assertThatThrownBy(() -> scorer.forFirst(3)).hasMessageContaining("cannot score 3 queries");
    }

    @Test
    void comparesFilteredAnswersWithFilteredTruth() {
        RowFilter high = (query, row) -> row >= 5;
        RecallScores scores = filtered(high).scoreRows(4, List.of(new int[] {5, 6, 7}, new int[] {6, 7}));
        assertThat(scores.queries().get(0)).isEqualTo(new QueryRecall(0, 3, 3, 3));
        assertThat(scores.queries().get(1)).isEqualTo(new QueryRecall(1, 2, 2, 3));
    }

    @Test
    void refusesARowTheFilterExcludes() {
        RecallScorer filtered = filtered((query, row) -> row >= 5);
        assertThatThrownBy(() -> filtered.scoreRows(2, List.of(new int[] {0, 5}, new int[0])))
                .hasMessageContainingAll("query 0", "'d0'", "filter excludes");
    }

    @Test
    void leavesOutQueriesThatMatchNothing() {
        RecallScorer filtered = filtered((query, row) -> query == 1);
        RecallScores scores = filtered.scoreRows(2, List.of(new int[0], new int[] {6, 7}));
        assertThat(scores.queries()).containsExactly(new QueryRecall(1, 2, 2, 2));
        RecallScorer nothing = filtered((query, row) -> false);
        assertThatThrownBy(() -> nothing.scoreRows(2, List.of(new int[0], new int[0])))
                .hasMessageContaining("no query has a matching row");
    }

    private double recallOfFirst(int k, int... answer) {
        return scorer.scoreRows(k, List.of(answer, exact(k))).queries().get(0).recall();
    }

    private int[] exact(int k) {
        return IntStream.of(dataset.truth().neighbours(1)).limit(k).toArray();
    }

    private void assertRefused(int k, int[] answer, String... parts) {
        assertThatThrownBy(() -> scorer.scoreRows(k, List.of(answer, new int[0])))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll(parts);
    }

    private RecallScorer filtered(RowFilter filter) {
        return scorer.restrictedTo(filter, truth(dataset.corpus(), dataset.queries(), filter, TRUTH_K));
    }

    private static Dataset dataset(int truthK) {
        List<float[]> vectors = IntStream.range(0, PLACES.length)
                .mapToObj(i -> new float[] {PLACES[i]})
                .toList();
        List<CorpusDocument> documents = IntStream.range(0, PLACES.length)
                .mapToObj(i -> new CorpusDocument("d" + i, "place " + PLACES[i], Map.of()))
                .toList();
        Corpus corpus = new Corpus(documents, VectorTable.of(vectors));
        QuerySet queries =
                new QuerySet(List.of("at 0", "at 10"), VectorTable.of(List.of(new float[] {0}, new float[] {10})));
        DatasetInfo info = new DatasetInfo(
                "line-1-l2", "places on a line", "this test", "Apache-2.0", PLACES.length, 2, 1, Metric.L2);
        GroundTruth truth = truth(corpus, queries, RowFilter.ALL, truthK);
        return new Dataset(info, "0".repeat(64), corpus, queries, truth);
    }

    private static GroundTruth truth(Corpus corpus, QuerySet queries, RowFilter filter, int k) {
        ExactTask task = new ExactTask(corpus.vectors(), queries.vectors(), Metric.L2, k, filter);
        return new BlockSearch().search(task, Progress.NONE);
    }
}
