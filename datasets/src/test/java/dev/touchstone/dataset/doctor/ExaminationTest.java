package dev.touchstone.dataset.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.doctor.Finding.Grade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final int ROWS = 1_500;
    private static final int DIMENSION = 24;

    private final List<float[]> corpus = new ArrayList<>(unit(vectors(1, ROWS, x -> x)));
    private Optional<List<float[]>> queries = Optional.empty();

    @Test
    void soundVectorsHaveNoFaultAndNoWarning() {
        queries = Optional.of(unit(vectors(2, 100, x -> x)));
        assertThat(examine(Metric.COSINE).findings())
                .extracting(Finding::grade)
                .doesNotContain(Grade.FAULT, Grade.WARNING);
        assertThat(grade("lengths", Metric.COSINE)).isEqualTo(Grade.OK);
    }

    @Test
    void countsNaNAndInfinityApartFromTheRest() {
        corpus.get(3)[5] = Float.NaN;
        corpus.get(4)[5] = Float.NEGATIVE_INFINITY;
        VectorStatistics seen = examine(Metric.COSINE).corpus();
        assertThat(seen.nonFinite()).isEqualTo(2);
        assertThat(seen.finite()).isEqualTo(ROWS - 2);
        assertThat(seen.norms().max()).isCloseTo(1, within(1e-6));
        assertThat(grade("NaN and infinity", Metric.COSINE)).isEqualTo(Grade.FAULT);
    }

    @Test
    void zeroVectorsAreAFaultOnlyWhereTheyHaveNoDistance() {
        corpus.set(7, new float[DIMENSION]);
        assertThat(grade("zero vectors", Metric.COSINE)).isEqualTo(Grade.FAULT);
        assertThat(grade("zero vectors", Metric.L2)).isEqualTo(Grade.NOTE);
        assertThat(grade("zero vectors", Metric.INNER_PRODUCT)).isEqualTo(Grade.NOTE);
    }

    @Test
    void zeroQueriesCountToo() {
        queries = Optional.of(List.of(corpus.get(0), new float[DIMENSION]));
        assertThat(grade("zero vectors", Metric.COSINE)).isEqualTo(Grade.FAULT);
    }

    @Test
    void countsEqualVectorsAndTheLargestGroup() {
        float[] twice = corpus.get(10);
        corpus.set(700, twice.clone());
        assertThat(examine(Metric.COSINE).corpus().duplicates()).isEqualTo(1);
        assertThat(grade("equal vectors", Metric.COSINE)).isEqualTo(Grade.NOTE);
        IntStream.range(800, 811).forEach(row -> corpus.set(row, corpus.get(20)));
        VectorStatistics seen = examine(Metric.COSINE).corpus();
        assertThat(seen.duplicates()).isEqualTo(12);
        assertThat(seen.largestGroup()).isEqualTo(12);
        assertThat(grade("equal vectors", Metric.COSINE)).isEqualTo(Grade.WARNING);
    }

    @Test
    void negativeZeroEqualsZero() {
        float[] plus = corpus.get(1).clone();
        plus[0] = 0f;
        float[] minus = plus.clone();
        minus[0] = -0f;
        corpus.set(1, plus);
        corpus.set(2, minus);
        assertThat(examine(Metric.COSINE).corpus().duplicates()).isEqualTo(1);
    }

    @Test
    void lengthsMatterMostToTheInnerProduct() {
        for (int row = 0; row < ROWS; row++) {
            float factor = 1 + row % 10;
            float[] vector = corpus.get(row);
            IntStream.range(0, DIMENSION).forEach(d -> vector[d] *= factor);
        }
        Examination seen = examine(Metric.INNER_PRODUCT);
        assertThat(seen.corpus().nonUnit()).isEqualTo(ROWS * 9 / 10);
        assertThat(seen.corpus().norms().median()).isCloseTo(5, within(1e-5));
        assertThat(seen.nearness()).isEmpty();
        assertThat(grade("lengths", Metric.INNER_PRODUCT)).isEqualTo(Grade.WARNING);
        assertThat(grade("lengths", Metric.COSINE)).isEqualTo(Grade.NOTE);
    }

    @Test
    void dataWithoutNegativesFailsBinaryQuantisation() {
        assertThat(grade("binary quantisation", Metric.COSINE)).isNotEqualTo(Grade.WARNING);
        corpus.replaceAll(vector -> map(vector, Math::abs));
        assertThat(examine(Metric.COSINE).corpus().nonNegative()).isTrue();
        assertThat(examine(Metric.COSINE).corpus().constantBits()).isEqualTo(1);
        assertThat(grade("binary quantisation", Metric.COSINE)).isEqualTo(Grade.WARNING);
    }

    /** Nearness lies in the size of two components, and the signs of the others are noise. */
    @Test
    void bitsThatHideTheNeighboursAreAWarning() {
        assertThat(bits()).as("of 24 bits").isGreaterThan(0.3).isLessThan(1);
        corpus.replaceAll(vector -> map(vector, x -> x > 0 ? 1 + 1e-3f * x : -1 + 1e-3f * x));
        double onlyBits = bits();
        assertThat(onlyBits).as("equal bits are nearest").isEqualTo(1);
        Random random = new Random(8);
        corpus.replaceAll(vector -> {
            float[] changed = map(vector, x -> 1e-3 * random.nextGaussian());
            changed[0] = 1 + (float) random.nextGaussian() / 10;
            changed[1] = (float) random.nextGaussian();
            return changed;
        });
        assertThat(bits()).isLessThan(0.3);
        assertThat(grade("binary quantisation", Metric.COSINE)).isEqualTo(Grade.WARNING);
    }

    private double bits() {
        return examine(Metric.COSINE).nearness().orElseThrow().bits();
    }

    @Test
    void dataFarFromTheOriginFailsBinaryQuantisationToo() {
        corpus.replaceAll(vector -> map(vector, x -> x + 5));
        corpus.get(0)[0] = -1;
        assertThat(examine(Metric.L2).corpus().nonNegative()).isFalse();
        assertThat(examine(Metric.L2).corpus().signsTellApart()).isFalse();
        assertThat(grade("binary quantisation", Metric.L2)).isEqualTo(Grade.WARNING);
    }

    @Test
    void componentsBeyondHalfPrecisionAreNamed() {
        corpus.get(9)[0] = 70_000;
        assertThat(grade("half precision", Metric.L2)).isEqualTo(Grade.WARNING);
    }

    @Test
    void queriesFromElsewhereAreDrift() {
        queries = Optional.of(unit(vectors(3, 200, x -> x)));
        assertThat(grade("drift of queries", Metric.L2)).isEqualTo(Grade.OK);
        queries = Optional.of(vectors(3, 200, x -> x + 2));
        Examination seen = examine(Metric.L2);
        assertThat(seen.meanShift().orElseThrow()).isCloseTo(4.0 * DIMENSION, within(0.2 * DIMENSION));
        assertThat(seen.nearness().orElseThrow().drift().orElseThrow()).isGreaterThan(2);
        assertThat(grade("drift of queries", Metric.L2)).isEqualTo(Grade.WARNING);
    }

    @Test
    void relativeContrastIsTheMeanOverTheNearestDistance() {
        List<float[]> line =
                IntStream.range(0, 1_000).mapToObj(i -> new float[] {i}).toList();
        Nearness seen = Nearness.of(
                        VectorTable.of(line),
                        Optional.of(VectorTable.of(List.of(new float[] {-2}))),
                        Metric.L2,
                        Progress.NONE)
                .orElseThrow();
        assertThat(seen.contrast()).isCloseTo((2 + 1_001) / 2.0 / 2, within(1e-9));
        assertThat(seen.drift().orElseThrow())
                .as("the 32nd neighbour: 33 from the query, 16 from a document")
                .isEqualTo(33.0 / 16);
    }

    /** Queries are as far from documents as documents of different groups are from one another. */
    @Test
    void groupsOfNearCopiesAreNamedAndAreNoDriftOfTheQueries() {
        queries = Optional.of(unit(vectors(5, 200, x -> x)));
        double before = drift();
        assertThat(grade("near copies", Metric.COSINE)).isEqualTo(Grade.OK);
        for (int row = 0; row < ROWS; row++) {
            float[] first = corpus.get(row - row % 8);
            float[] copy = first.clone();
            copy[row % DIMENSION] += 1e-4f * (row % 8);
            corpus.set(row, copy);
        }
        assertThat(examine(Metric.COSINE).nearness().orElseThrow().nearCopies()).isGreaterThan(0.9);
        assertThat(grade("near copies", Metric.COSINE)).isEqualTo(Grade.WARNING);
        assertThat(drift()).isCloseTo(before, within(0.25));
        assertThat(grade("drift of queries", Metric.COSINE)).isEqualTo(Grade.OK);
    }

    private double drift() {
        return examine(Metric.COSINE).nearness().orElseThrow().drift().orElseThrow();
    }

    @Test
    void crowdedDistancesAreAWarning() {
        List<float[]> wide = vectors(4, 600, 400, x -> x);
        Examination seen = Examination.of(VectorTable.of(wide), Optional.empty(), Metric.L2, Progress.NONE);
        assertThat(seen.findings())
                .filteredOn(finding -> finding.subject().equals("relative contrast"))
                .extracting(Finding::grade)
                .containsExactly(Grade.WARNING);
    }

    @Test
    void tellsHowUnequalUsersAre() {
        List<CorpusDocument> documents = IntStream.range(0, 1_000)
                .mapToObj(row -> new CorpusDocument(
                        "d" + row, "", Map.of(CorpusDocument.USER, row < 900 ? "big" : "small" + row % 10)))
                .toList();
        Corpus owned = new Corpus(documents, VectorTable.of(corpus.subList(0, 1_000)));
        UserSizes sizes = UserSizes.of(owned).orElseThrow();
        assertThat(sizes.users()).isEqualTo(11);
        assertThat(sizes.largestShare()).isEqualTo(0.9);
        assertThat(sizes.documents().median()).isEqualTo(10);
        assertThat(sizes.small()).isEqualTo(10);
    }

    @Test
    void vectorsOfNothingButNaNAreRefused() {
        corpus.forEach(vector -> Arrays.fill(vector, Float.NaN));
        assertThatThrownBy(() -> examine(Metric.L2))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("NaN");
    }

    private Grade grade(String subject, Metric metric) {
        return examine(metric).findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .grade();
    }

    private Examination examine(Metric metric) {
        return Examination.of(VectorTable.of(corpus), queries.map(VectorTable::of), metric, Progress.NONE);
    }

    private static List<float[]> vectors(long seed, int count, DoubleUnaryOperator change) {
        return vectors(seed, count, DIMENSION, change);
    }

    private static List<float[]> vectors(long seed, int count, int dimension, DoubleUnaryOperator change) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    float[] vector = new float[dimension];
                    for (int d = 0; d < dimension; d++) {
                        vector[d] = (float) change.applyAsDouble(random.nextGaussian());
                    }
                    return vector;
                })
                .toList();
    }

    private static List<float[]> unit(List<float[]> vectors) {
        vectors.forEach(vector -> {
            float norm = (float) Math.sqrt(Metric.square(vector));
            IntStream.range(0, vector.length).forEach(d -> vector[d] /= norm);
        });
        return vectors;
    }

    private static float[] map(float[] vector, DoubleUnaryOperator change) {
        float[] changed = new float[vector.length];
        IntStream.range(0, vector.length).forEach(d -> changed[d] = (float) change.applyAsDouble(vector[d]));
        return changed;
    }
}
