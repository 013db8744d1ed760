package dev.touchstone.dataset.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BlockSearchTest {
    private final BlockSearch search = new BlockSearch();

    @Test
    void multipliesWithOpenBlasOnThePlatformItIsMeasuredOn() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeThat(platform).isEqualTo("Linux amd64");
        assertThat(search.products()).isEqualTo(Products.OPENBLAS);
    }

    @ParameterizedTest
    @MethodSource("productsAndMetrics")
    void agreesWithADoubleLoop(Products products, Metric metric) {
        VectorTable corpus = random(1, 1_503, 37);
        VectorTable queries = random(2, 41, 37);
        agree(products, new ExactTask(corpus, queries, metric, 20, RowFilter.ALL));
    }

    @ParameterizedTest
    @MethodSource("productsAndMetrics")
    void separatesRowsThatFloatsCannotTellApart(Products products, Metric metric) {
        VectorTable corpus = crowded(20, 3_000, 50);
        VectorTable queries = crowded(20, 25, 50);
        agree(products, new ExactTask(corpus, queries, metric, 5, RowFilter.ALL));
    }

    @ParameterizedTest
    @MethodSource("productsAndMetrics")
    void keepsTheEarliestOfMoreEqualRowsThanAShortlistHolds(Products products, Metric metric) {
        List<float[]> rows = new ArrayList<>(Collections.nCopies(1_400, new float[] {0.3f, 0.7f, 0.1f}));
        rows.add(600, new float[] {0.9f, 0.1f, 0.2f});
        VectorTable queries = VectorTable.of(List.of(new float[] {0.31f, 0.69f, 0.12f}, new float[] {1, 0, 0}));
        agree(products, new ExactTask(VectorTable.of(rows), queries, metric, 30, RowFilter.ALL));
    }

    @ParameterizedTest
    @MethodSource("productsAndMetrics")
    void findsRowsOfEveryMagnitudeAFloatCanHave(Products products, Metric metric) {
        VectorTable corpus = ofAllMagnitudes(21, 1_200, 9);
        VectorTable queries = ofAllMagnitudes(22, 40, 9);
        agree(products, new ExactTask(corpus, queries, metric, 10, RowFilter.ALL));
    }

    @ParameterizedTest
    @EnumSource(Products.class)
    void keepsSmallL2DistancesFarFromTheOrigin(Products products) {
        VectorTable corpus = shifted(random(23, 2_000, 12), 5_000);
        VectorTable queries = shifted(random(24, 10, 12), 5_000);
        agree(products, new ExactTask(corpus, queries, Metric.L2, 10, RowFilter.ALL));
    }

    @Test
    void findsAZeroRowWhereTheMetricAllowsIt() {
        VectorTable corpus = VectorTable.of(List.of(new float[] {1, 1}, new float[2], new float[] {-1, -1}));
        VectorTable queries = VectorTable.of(List.of(new float[] {0.1f, 0}, new float[2]));
        agree(Products.fastest(), new ExactTask(corpus, queries, Metric.L2, 2, RowFilter.ALL));
        agree(Products.fastest(), new ExactTask(corpus, queries, Metric.INNER_PRODUCT, 2, RowFilter.ALL));
    }

    @Test
    void asksMoreQueriesThanFitInOneGroup() {
        agree(Products.fastest(), task(random(25, 520, 3), random(26, 1_030, 3), 3));
    }

    @Test
    void agreesWithADoubleLoopUnderAFilterOfEachQuery() {
        RowFilter filter = (query, row) -> row % (query + 2) == 1;
        agree(search.products(), new ExactTask(random(3, 700, 16), random(4, 12, 16), Metric.COSINE, 60, filter));
    }

    @Test
    void doesNotDependOnHowManyQueriesAreAskedAtOnce() {
        VectorTable corpus = random(5, 600, 24);
        VectorTable queries = random(6, 30, 24);
        GroundTruth together = search.search(task(corpus, queries, 10), Progress.NONE);
        for (int query = 0; query < queries.size(); query++) {
            VectorTable one = VectorTable.of(List.of(queries.row(query)));
            GroundTruth alone = search.search(task(corpus, one, 10), Progress.NONE);
            assertThat(alone.neighbours(0)).isEqualTo(together.neighbours(query));
            assertThat(alone.distances(0)).isEqualTo(together.distances(query));
        }
    }

    @Test
    void keepsTheEarlierOfEqualRowsAndTheirDistances() {
        float[] near = {1, 0.1f};
        float[] far = {0, 1};
        VectorTable corpus = VectorTable.of(List.of(far, near, near, near));
        GroundTruth truth = search.search(task(corpus, VectorTable.of(List.of(new float[] {1, 0})), 2), Progress.NONE);
        assertThat(truth.neighbours(0)).containsExactly(1, 2);
        assertThat(truth.distances(0)[0]).isEqualTo(truth.distances(0)[1]);
    }

    @Test
    void returnsEveryRowWhereKIsLargerThanTheCorpus() {
        GroundTruth truth = search.search(task(random(7, 5, 4), random(8, 2, 4), 9), Progress.NONE);
        assertThat(truth.k()).isEqualTo(9);
        assertThat(truth.neighbours(1)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void refusesAZeroRowInsteadOfLosingIt() {
        VectorTable corpus = VectorTable.of(List.of(new float[] {1, 0}, new float[2]));
        assertThatThrownBy(() -> search.search(task(corpus, random(9, 3, 2), 1), Progress.NONE))
                .hasMessageContaining("corpus row 1 has no cosine distance");
    }

    @Test
    void refusesARowWithNaN() {
        VectorTable corpus = VectorTable.of(List.of(new float[] {1, Float.NaN}));
        assertThatThrownBy(() -> search.search(task(corpus, random(9, 3, 2), 1), Progress.NONE))
                .hasMessageContaining("corpus row 0 has NaN");
    }

    @Test
    void refusesAZeroQuery() {
        assertThatThrownBy(() ->
                        search.search(task(random(10, 3, 2), VectorTable.of(List.of(new float[2])), 1), Progress.NONE))
                .hasMessageContaining("query 0 is zero");
    }

    @Test
    void refusesQueriesOfAnotherDimension() {
        VectorTable queries = random(12, 1, 3);
        VectorTable corpus = random(11, 3, 2);
        assertThatThrownBy(() -> task(corpus, queries, 1)).hasMessageContaining("queries have 3 dimensions");
    }

    @Test
    void reportsProgressUpToTheEnd() {
        AtomicLong most = new AtomicLong();
        search.search(task(random(13, 300, 4), random(14, 7, 4), 3), (step, done, total) -> {
            assertThat(total).isEqualTo(2_100);
            most.accumulateAndGet(done, Math::max);
        });
        assertThat(most).hasValue(2_100);
    }

    private static void agree(Products products, ExactTask task) {
        GroundTruth truth = new BlockSearch(products).search(task, Progress.NONE);
        for (int q = 0; q < task.queries().size(); q++) {
            int query = q;
            float[] vector = task.queries().row(query);
            double[] distances = IntStream.range(0, task.corpus().size())
                    .mapToDouble(
                            row -> task.metric().distance(vector, task.corpus().row(row)))
                    .toArray();
            int[] expected = IntStream.range(0, distances.length)
                    .filter(row -> task.filter().matches(query, row))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer row) -> distances[row])
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(task.k())
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(truth.neighbours(query)).isEqualTo(expected);
            assertThat(truth.distances(query))
                    .isEqualTo(IntStream.of(expected)
                            .mapToDouble(row -> distances[row])
                            .toArray());
        }
    }

    static Stream<Arguments> productsAndMetrics() {
        return Stream.of(Products.values())
                .filter(products -> products == Products.JAVA || Products.fastest() == Products.OPENBLAS)
                .flatMap(products -> Stream.of(Metric.values()).map(metric -> Arguments.of(products, metric)));
    }

    /** Rows around three points, so close that their products differ less than 32-bit sums err. */
    private static VectorTable crowded(long seed, int rows, int dimension) {
        VectorTable centres = random(seed, 3, dimension);
        VectorTable noise = random(seed + rows, rows, dimension);
        return table(rows, row -> {
            float[] vector = centres.row(row % centres.size());
            float[] off = noise.row(row);
            for (int d = 0; d < dimension; d++) {
                vector[d] += 1e-6f * off[d];
            }
            return vector;
        });
    }

    private static VectorTable ofAllMagnitudes(long seed, int rows, int dimension) {
        VectorTable directions = random(seed, rows, dimension);
        Random random = new Random(seed);
        return table(rows, row -> {
            float[] vector = directions.row(row);
            float length = (float) Math.pow(10, 50 * random.nextDouble() - 25);
            for (int d = 0; d < dimension; d++) {
                vector[d] *= length;
            }
            return vector;
        });
    }

    private static VectorTable shifted(VectorTable table, float by) {
        return table(table.size(), row -> {
            float[] vector = table.row(row);
            for (int d = 0; d < vector.length; d++) {
                vector[d] += by;
            }
            return vector;
        });
    }

    private static VectorTable table(int rows, IntFunction<float[]> row) {
        return VectorTable.of(IntStream.range(0, rows).mapToObj(row).toList());
    }

    private static ExactTask task(VectorTable corpus, VectorTable queries, int k) {
        return new ExactTask(corpus, queries, Metric.COSINE, k, RowFilter.ALL);
    }

    private static VectorTable random(long seed, int rows, int dimension) {
        Random random = new Random(seed);
        List<float[]> vectors = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            float[] vector = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            vectors.add(vector);
        }
        return VectorTable.of(vectors);
    }
}
