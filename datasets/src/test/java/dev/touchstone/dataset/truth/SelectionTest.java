package dev.touchstone.dataset.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void neverPromisesMoreThanKNumbersReach() {
        Random random = new Random(3);
        for (int trial = 0; trial < 500; trial++) {
            double power = 1 + 8 * random.nextDouble();
            double[] values = random.doubles(1 + random.nextInt(400))
                    .map(value -> Math.pow(value, power) - 0.5)
                    .toArray();
            int k = 1 + random.nextInt(values.length);
            double limit = Selection.reachedByK(values, values.length, k);
            assertThat(DoubleStream.of(values).filter(value -> value >= limit).count())
                    .isGreaterThanOrEqualTo(k);
        }
    }

    @Test
    void copesWithEqualAndUnboundedNumbers() {
        double[] equal = new double[9];
        assertThat(Selection.reachedByK(equal, 9, 4)).isZero();
        double[] unbounded = {1, Double.NEGATIVE_INFINITY, 2};
        assertThat(Selection.reachedByK(unbounded, 3, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Selection.kthLargest(unbounded, 3, 2)).isEqualTo(1);
    }

    @Test
    void findsTheKthLargestOfTheFirstNumbersOnly() {
        double[] values = {5, 1, 4, 2, 99};
        assertThat(Selection.kthLargest(values, 4, 2)).isEqualTo(4);
        assertThat(values).isEqualTo(Arrays.copyOf(new double[] {5, 1, 4, 2, 99}, 5));
    }
}
