package dev.touchstone.dataset.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.VectorTable;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HitFinderTest {
    private final Random random = new Random(5);
    private final HitFinder hits = new HitFinder();

    @Test
    void neverPromisesMoreThanKScoresReach() {
        for (int trial = 0; trial < 60; trial++) {
            int rows = trial % 2 == 0 ? CorpusBlock.ROWS : 1 + random.nextInt(CorpusBlock.ROWS);
            float[] scores = scores(CorpusBlock.ROWS, 1 + 6 * random.nextDouble());
            hits.take(block(rows), scores, 1);
            int k = 1 + random.nextInt(Math.max(1, rows / 2));
            double reached = hits.reachedByK(k);
            assertThat(IntStream.range(0, rows)
                            .filter(row -> scores[row] >= reached)
                            .count())
                    .isGreaterThanOrEqualTo(k);
            assertThat(rows < CorpusBlock.ROWS || reached > -1.001).isTrue();
        }
    }

    @Test
    void promisesNothingOfMoreRowsThanItCompares() {
        hits.take(block(CorpusBlock.ROWS), scores(CorpusBlock.ROWS, 1), 1);
        assertThat(hits.reachedByK(CorpusBlock.ROWS / 2 + 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void losesNoScoreThatReachesTheThreshold() {
        for (int rows : new int[] {1, 700, CorpusBlock.ROWS}) {
            float[] scores = scores(CorpusBlock.ROWS, 2);
            float threshold = scores[rows / 2];
            hits.take(block(rows), scores, 1);
            hits.find(threshold);
            assertThat(IntStream.range(0, hits.found()).map(hits::row))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, rows)
                            .filter(row -> scores[row] >= threshold)
                            .boxed()
                            .toList());
        }
    }

    private float[] scores(int size, double power) {
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = (float) (2 * Math.pow(random.nextDouble(), power) - 1);
        }
        return scores;
    }

    /** A block whose products are its scores: those of inner products. */
    private static CorpusBlock block(int rows) {
        VectorTable corpus = VectorTable.of(
                IntStream.range(0, rows).mapToObj(row -> new float[] {1}).toList());
        VectorTable query = VectorTable.of(List.of(new float[] {1}));
        ExactTask task = new ExactTask(corpus, query, Metric.INNER_PRODUCT, 1, RowFilter.ALL);
        CorpusBlock block =
                new CorpusBlock(task, new ScoreBounds(Metric.INNER_PRODUCT, 1), new RowSquares(corpus.size()));
        block.load(0);
        return block;
    }
}
