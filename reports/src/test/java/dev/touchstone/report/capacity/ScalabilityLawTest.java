package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScalabilityLawTest {
    private static final ScalabilityLaw TRUE_LAW = new ScalabilityLaw(900, 0.15, 0.01);

    private static List<Observation> observations(double noise) {
        Random random = new Random(3);
        return DoubleStream.of(1, 2, 4, 8, 16, 32)
                .mapToObj(n -> new Observation(n, TRUE_LAW.at(n) * (1 + noise * random.nextGaussian())))
                .toList();
    }

    @Test
    void findsTheLawThatMadeTheFigures() {
        ScalabilityLaw fitted = ScalabilityLaw.fit(observations(0));
        assertThat(fitted.lambda()).isCloseTo(900, within(0.1));
        assertThat(fitted.sigma()).isCloseTo(0.15, within(1e-4));
        assertThat(fitted.kappa()).isCloseTo(0.01, within(1e-5));
        assertThat(fitted.peak()).isCloseTo(Math.sqrt(0.85 / 0.01), within(0.05));
    }

    @Test
    void staysNearTheLawUnderNoise() {
        ScalabilityLaw fitted = ScalabilityLaw.fit(observations(0.03));
        for (Observation point : observations(0)) {
            assertThat(fitted.at(point.x())).isCloseTo(point.y(), within(0.06 * point.y()));
        }
    }

    @Test
    void givesNoPeakWhereThroughputNeverFalls() {
        List<Observation> linear = DoubleStream.of(1, 2, 4)
                .mapToObj(n -> new Observation(n, 100 * n))
                .toList();
        ScalabilityLaw fitted = ScalabilityLaw.fit(linear);
        assertThat(fitted.at(4)).isCloseTo(400, within(1.0));
        assertThat(fitted.peak()).isGreaterThan(50);
    }

    @Test
    void refusesTooFewNumbersOfClients() {
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> ScalabilityLaw.fit(List.of(new Observation(1, 1), new Observation(2, 2))))
                .withMessageContaining("3 numbers of clients");
    }
}
