package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoolSizingTest {
    private static List<Observation> measured(ScalabilityLaw law) {
        return Stream.of(1, 2, 3, 4, 6, 8, 16)
                .map(size -> new Observation(size, law.at(size)))
                .toList();
    }

    @Test
    void recommendsTheSmallestPoolNearTheBest() {
        PoolSizing sizing = PoolSizing.of(List.of(), measured(new ScalabilityLaw(500, 0.4, 0.02)));
        double best =
                sizing.measured().stream().mapToDouble(Observation::y).max().orElseThrow();
        assertThat(sizing.law().at(sizing.recommended())).isGreaterThanOrEqualTo(0.95 * best);
        assertThat(sizing.law().at(sizing.recommended() - 1)).isLessThan(0.95 * best);
    }

    @Test
    void saysWhatAnOversizedPoolCosts() {
        PoolSizing falling = PoolSizing.of(List.of(), measured(new ScalabilityLaw(500, 0.2, 0.05)));
        assertThat(falling.costOfLargest()).isBetween(0.3, 0.8);
        PoolSizing rising = PoolSizing.of(List.of(), measured(new ScalabilityLaw(500, 0.01, 0)));
        assertThat(rising.costOfLargest()).isZero();
        assertThat(rising.intervals().agreement()).isEqualTo(1);
        assertThat(rising.recommended()).isEqualTo(16);
    }

    @Test
    void widensItsIntervalsWithTheNoiseAndHoldsTheTruth() {
        ScalabilityLaw truth = new ScalabilityLaw(500, 0.2, 0.05);
        Random random = new Random(3);
        List<Observation> noisy = Stream.of(1, 2, 3)
                .flatMap(round -> measured(truth).stream())
                .map(point -> new Observation(point.x(), point.y() * (1 + 0.03 * random.nextGaussian())))
                .toList();
        PoolSizing.Intervals wide = PoolSizing.of(List.of(), noisy).intervals();
        assertThat(wide.sigma().low()).isLessThan(0.2);
        assertThat(wide.sigma().high()).isGreaterThan(0.2);
        PoolSizing.Intervals narrow = PoolSizing.of(List.of(), measured(truth)).intervals();
        assertThat(narrow.sigma().high() - narrow.sigma().low())
                .isLessThan((wide.sigma().high() - wide.sigma().low()) / 10);
    }
}
