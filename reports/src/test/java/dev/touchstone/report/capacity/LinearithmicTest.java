package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearithmicTest {
    private static final List<Double> SIZES = List.of(12_500.0, 25_000.0, 50_000.0);
    private static final double PLACE = 200_000;

    @Test
    void findsTheFactorThatMadeTheFigures() {
        Linearithmic law = Linearithmic.fit(points(x -> 2e-5 * x * Math.log(x)));

        assertThat(law.factor()).isCloseTo(2e-5, within(1e-12));
        assertThat(law.predict(PLACE, 0.9).value()).isCloseTo(2e-5 * PLACE * Math.log(PLACE), within(1e-6));
    }

    @Test
    void carriesTheNoiseOfSmallSizesLessFarThanAPowerLaw() {
        assertThat(typicalError(points -> Linearithmic.fit(points).at(PLACE)))
                .isLessThan(0.5 * typicalError(points -> PowerLaw.fit(points).at(PLACE)));
    }

    @Test
    void coversNewFiguresAtLeastAsOftenAsItSaysWhateverTheExponent() {
        assertThat(coverage(x -> 2e-5 * x * Math.log(x))).isGreaterThanOrEqualTo(0.9);
        assertThat(coverage(x -> 2e-6 * Math.pow(x, 1.25))).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void twoSizesAreTooFew() {
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> Linearithmic.fit(List.of(new Observation(10, 1), new Observation(20, 2))))
                .withMessageContaining("3 sizes");
    }

    private interface Extrapolation {
        double from(List<Observation> points);
    }

    /** Root mean square of the relative error. */
    private static double typicalError(Extrapolation extrapolation) {
        Random random = new Random(11);
        DoubleUnaryOperator truth = x -> x * Math.log(x);
        double squares = IntStream.range(0, 500)
                .mapToDouble(i -> extrapolation.from(points(noisy(truth, random))) / truth.applyAsDouble(PLACE) - 1)
                .map(error -> error * error)
                .average()
                .orElseThrow();
        return Math.sqrt(squares);
    }

    private static double coverage(DoubleUnaryOperator truth) {
        Random random = new Random(7);
        DoubleUnaryOperator noisy = noisy(truth, random);
        int runs = 1_000;
        long covered = IntStream.range(0, runs)
                .filter(i -> Linearithmic.fit(points(noisy)).predict(PLACE, 0.9).covers(noisy.applyAsDouble(PLACE)))
                .count();
        return covered / (double) runs;
    }

    private static DoubleUnaryOperator noisy(DoubleUnaryOperator truth, Random random) {
        return x -> truth.applyAsDouble(x) * Math.exp(0.1 * random.nextGaussian());
    }

    private static List<Observation> points(DoubleUnaryOperator figure) {
        return SIZES.stream()
                .flatMap(x -> IntStream.range(0, 3).mapToObj(i -> new Observation(x, figure.applyAsDouble(x))))
                .toList();
    }
}
