package dev.touchstone.dataset.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {
    @Test
    void doesNotClaimCertaintyWhereEveryQueryIsPerfect() {
        Interval interval = MeanInterval.of(constant(1, 1_000));
        assertThat(interval.upper()).isEqualTo(1);
        assertThat(interval.lower()).isCloseTo(1 - 3.68 / 1_000, within(1e-5));
    }

    @Test
    void doesNotClaimCertaintyWhereEveryQueryFails() {
        Interval interval = MeanInterval.of(constant(0, 1_000));
        assertThat(interval.lower()).isZero();
        assertThat(interval.upper()).isCloseTo(3.68 / 1_000, within(1e-5));
    }

    @Test
    void isStudentsIntervalWhereTheSpreadIsWide() {
        double[] values = DoubleStream.concat(Arrays.stream(constant(0.5, 500)), Arrays.stream(constant(1, 500)))
                .toArray();
        Interval interval = MeanInterval.of(values);
        double half = 1.96234 * 0.250125 / Math.sqrt(1_000);
        assertThat(interval.lower()).isCloseTo(0.75 - half, within(1e-5));
        assertThat(interval.upper()).isCloseTo(0.75 + half, within(1e-5));
    }

    @Test
    void saysAlmostNothingAboutASingleQuery() {
        Interval interval = MeanInterval.of(new double[] {0.9});
        assertThat(interval.lower()).isLessThan(0.05);
        assertThat(interval.upper()).isGreaterThan(0.99);
    }

    @Test
    void coversTheMeanOfRareDisasters() {
        // one query in 500 finds nothing: Student's interval alone covers the mean in a third of such draws
        Random random = new Random(1);
        assertThat(coverage(0.998, () -> random.nextDouble() < 0.002 ? 0 : 1)).isGreaterThan(0.94);
    }

    @Test
    void coversTheMeanOfATypicalIndex() {
        Random random = new Random(2);
        assertThat(coverage(0.985, () -> random.nextDouble() < 0.05 ? 0.7 : 1)).isGreaterThan(0.94);
    }

    private static double coverage(double truth, DoubleSupplier draw) {
        int covered = 0;
        for (int repeat = 0; repeat < 1_000; repeat++) {
            double[] values = DoubleStream.generate(draw).limit(200).toArray();
            covered += MeanInterval.of(values).contains(truth) ? 1 : 0;
        }
        return covered / 1_000.0;
    }

    private static double[] constant(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
