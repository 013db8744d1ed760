package dev.touchstone.dataset.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.dataset.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreBoundsTest {
    private static final int DIMENSION = 300;

    @ParameterizedTest
    @EnumSource(Metric.class)
    void holdForTheWorstOrderOfAddition(Metric metric) {
        ScoreBounds bounds = new ScoreBounds(metric, DIMENSION);
        Random random = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            float[] query = vector(random, trial);
            float[] row = vector(random, trial + 1);
            double rowSquare = Metric.square(row);
            float score = bounds.scale(rowSquare) * worstSum(query, row) + bounds.offset(rowSquare);
            double margin = bounds.margin(Math.sqrt(Metric.square(query)), Math.sqrt(rowSquare));
            double reported = bounds.score(metric.distance(query, row), Metric.square(query));
            assertThat(Math.abs(score - reported)).isLessThanOrEqualTo(margin);
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void leaveRoomForTheRoundingOfTheReportedDistance(Metric metric) {
        ScoreBounds bounds = new ScoreBounds(metric, DIMENSION);
        Random random = new Random(8);
        for (int trial = 0; trial < 100; trial++) {
            float[] query = vector(random, trial);
            float[] row = vector(random, trial + 1);
            double norm = Math.sqrt(Metric.square(row));
            double reported = bounds.score(metric.distance(query, row), Metric.square(query));
            double margin = bounds.exactMargin(Math.sqrt(Metric.square(query)), norm);
            assertThat(Math.abs(reported - exactScore(metric, query, row))).isLessThanOrEqualTo(margin);
        }
    }

    @Test
    void areAbandonedWhereProductsCouldOverflowOrVanish() {
        assertThat(ScoreBounds.holdFor(1)).isTrue();
        assertThat(ScoreBounds.holdFor(0)).isTrue();
        assertThat(ScoreBounds.holdFor(1e30)).isFalse();
        assertThat(ScoreBounds.holdFor(1e-30)).isFalse();
        assertThat(new ScoreBounds(Metric.L2, 1 << 24).margin(1, 1)).isInfinite();
    }

    /** All signs and sizes; every third vector has components that cancel one another. */
    private static float[] vector(Random random, int kind) {
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            float size = kind % 2 == 0 ? 1 : (float) Math.pow(10, 4 * random.nextDouble() - 2);
            vector[d] = size * (kind % 3 == 0 ? (d % 2 == 0 ? 1 : -1) : (float) random.nextGaussian());
        }
        return vector;
    }

    /** Adds up from the largest part down: small parts are lost one by one. */
    private static float worstSum(float[] a, float[] b) {
        Float[] parts = new Float[a.length];
        for (int d = 0; d < a.length; d++) {
            parts[d] = a[d] * b[d];
        }
        Arrays.sort(parts, Comparator.comparing((Float part) -> -Math.abs(part)));
        float sum = 0;
        for (float part : parts) {
            sum += part;
        }
        return sum;
    }

    private static double exactScore(Metric metric, float[] query, float[] row) {
        BigDecimal product = product(query, row);
        BigDecimal square = product(row, row);
        return switch (metric) {
            case COSINE ->
                product.divide(square.sqrt(MathContext.DECIMAL128), MathContext.DECIMAL128)
                        .doubleValue();
            case L2 -> product.subtract(square.divide(BigDecimal.valueOf(2))).doubleValue();
            case INNER_PRODUCT -> product.doubleValue();
        };
    }

    private static BigDecimal product(float[] a, float[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int d = 0; d < a.length; d++) {
            sum = sum.add(new BigDecimal(a[d]).multiply(new BigDecimal(b[d])));
        }
        return sum;
    }
}
