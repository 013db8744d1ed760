package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PowerLawTest {
    private static final List<Double> SIZES = List.of(12_500.0, 25_000.0, 50_000.0);

    @Test
    void findsTheLawThatMadeTheFigures() {
        PowerLaw law = PowerLaw.fit(SIZES.stream()
                .map(x -> new Observation(x, 3e-4 * Math.pow(x, 1.08)))
                .toList());
        assertThat(law.exponent()).isCloseTo(1.08, within(1e-9));
        assertThat(law.factor()).isCloseTo(3e-4, within(1e-9));
        assertThat(law.predict(200_000, 0.9).errorAgainst(3e-4 * Math.pow(200_000, 1.08)))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void coversNewFiguresAsOftenAsItSaysWithinTheFittedRange() {
        assertThat(coverage(30_000)).isBetween(0.88, 0.92);
    }

    @Test
    void coversNewFiguresAtLeastAsOftenAsItSaysBeyondIt() {
        assertThat(coverage(200_000)).isGreaterThanOrEqualTo(0.9);
    }

    private static double coverage(double place) {
        Random random = new Random(7);
        int covered = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            List<Observation> points = new ArrayList<>();
            for (double size : SIZES) {
                for (int repeat = 0; repeat < 3; repeat++) {
                    points.add(noisy(random, size));
                }
            }
            if (PowerLaw.fit(points)
                    .predict(place, 0.9)
                    .covers(noisy(random, place).y())) {
                covered++;
            }
        }
        return covered / (double) runs;
    }

    private static Observation noisy(Random random, double x) {
        return new Observation(x, 2 * Math.pow(x, 0.3) * Math.exp(0.1 * random.nextGaussian()));
    }

    @Test
    void marksAPredictionFarOutsideTheFittedRange() {
        PowerLaw law =
                PowerLaw.fit(SIZES.stream().map(x -> new Observation(x, x)).toList());
        assertThat(law.predict(1_000_000, 0.9).far()).isFalse();
        assertThat(law.predict(1_000_001, 0.9).far()).isTrue();
        assertThat(law.predict(600, 0.9).far()).isTrue();
    }

    @Test
    void coversALawThatBendsBeyondTheFittedRangeHoweverQuietTheRepeats() {
        for (DoubleUnaryOperator bending :
                List.<DoubleUnaryOperator>of(x -> x * Math.log(x), x -> 2_000 + x, x -> 1 + Math.log(x))) {
            Random random = new Random(11);
            List<Observation> points = SIZES.stream()
                    .flatMap(x -> Stream.of(1, 2, 3)
                            .map(i ->
                                    new Observation(x, bending.applyAsDouble(x) * (1 + 0.005 * random.nextGaussian()))))
                    .toList();
            assertThat(PowerLaw.fit(points).predict(200_000, 0.9).covers(bending.applyAsDouble(200_000)))
                    .isTrue();
        }
    }

    @Test
    void refusesTooFewSizesHoweverManyRepeats() {
        List<Observation> two =
                List.of(new Observation(1, 1), new Observation(1, 1.1), new Observation(2, 2), new Observation(2, 2.2));
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> PowerLaw.fit(two))
                .withMessageContaining("3 sizes");
    }
}
