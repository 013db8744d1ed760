package dev.touchstone.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecallBoundsTest {
    private static final double CONFIDENCE = 0.975;

    /** 200 queries with recall 0.005, 0.010, … 1.000. */
    private static final double[] RAMP =
            IntStream.rangeClosed(1, 200).mapToDouble(i -> i / 200.0).toArray();

    @Test
    void takesTheFifthPercentileAndItsBoundsByRank() {
        RecallBounds bounds = RecallBounds.of(new double[][] {RAMP}, Optional.empty());
        assertThat(bounds.p5()).isEqualTo(10 / 200.0);
        // binomial(200, 0.05): P(X <= 4) = 0.0264, P(X <= 3) = 0.0090; P(X <= 16) = 0.9762
        assertThat(bounds.p5Lower(CONFIDENCE)).isEqualTo(4 / 200.0);
        assertThat(bounds.p5Upper(CONFIDENCE)).isEqualTo(17 / 200.0);
    }

    @Test
    void saysNothingOfTheFifthPercentileFromFewQueries() {
        double[] few = new double[50];
        Arrays.fill(few, 0.9);
        RecallBounds bounds = RecallBounds.of(new double[][] {few}, Optional.empty());
        assertThat(bounds.p5Lower(CONFIDENCE)).isZero();
    }

    @Test
    void widensASingleBuildByWhatBuildsDiffer() {
        RecallBounds alone = RecallBounds.of(new double[][] {RAMP}, Optional.empty());
        RecallBounds among = RecallBounds.of(new double[][] {RAMP}, Optional.of(new BetweenBuilds(0.01, 5)));
        assertThat(among.meanLower(CONFIDENCE)).isLessThan(alone.meanLower(CONFIDENCE) - 0.1);
        assertThat(among.mean()).isEqualTo(alone.mean());
    }

    @Test
    void poolsTheVarianceOfSeveralIndexesByTheirBuilds() {
        QueriesByBuilds two = QueriesByBuilds.of(new double[][] {{0.8, 0.8}, {1.0, 1.0}});
        QueriesByBuilds three = QueriesByBuilds.of(new double[][] {{0.9, 0.9}, {0.9, 0.9}, {0.9, 0.9}});
        BetweenBuilds pooled = BetweenBuilds.pooled(List.of(two, three)).orElseThrow();
        assertThat(pooled.degreesOfFreedom()).isEqualTo(3);
        assertThat(pooled.variance()).isEqualTo(0.02 / 3, within(1e-12));
        assertThat(BetweenBuilds.pooled(List.of())).isEmpty();
    }

    @Test
    void doesNotCallPerfectRecallCertain() {
        double[] perfect = new double[100];
        Arrays.fill(perfect, 1);
        RecallBounds bounds = RecallBounds.of(new double[][] {perfect}, Optional.empty());
        assertThat(bounds.meanLower(CONFIDENCE)).isBetween(0.95, 0.99);
        assertThat(bounds.meanUpper(CONFIDENCE)).isEqualTo(1);
    }
}
