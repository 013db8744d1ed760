package dev.touchstone.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.bench.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
    @Test
    void spacesConstantArrivalsEvenlyWithoutDrift() {
        long[] due = new Arrivals.Constant(3).due(Duration.ofSeconds(100));
        assertThat(due).hasSize(300).isSorted();
        assertThat(due[299]).isEqualTo(Math.round(299 / 3.0 * 1e9));
    }

    @Test
    void drawsPoissonArrivalsOfTheRateWithExponentialGaps() {
        long[] due = new Arrivals.Poisson(200, 1).due(Duration.ofSeconds(100));
        assertThat(due.length).isBetween(19_400, 20_600);
        long longGaps = 0;
        for (int i = 1; i < due.length; i++) {
            longGaps += due[i] - due[i - 1] > 5_000_000 ? 1 : 0;
        }
        // a gap above its mean has probability 1/e
        assertThat((double) longGaps / due.length).isBetween(0.35, 0.39);
    }

    @Test
    void repeatsATraceFromItsBeginning() {
        Arrivals trace = new Arrivals.Trace(List.of(100L, 400L));
        assertThat(trace.due(Duration.ofNanos(1_000))).containsExactly(100, 400, 500, 800, 900);
        assertThat(trace.rate()).isEqualTo(5e6);
    }

    @Test
    void refusesATraceThatGoesBackInTimeAndARateOfNone() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new Arrivals.Trace(List.of(5L, 4L)))
                .withMessageContaining("entry 2");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> new Arrivals.Constant(0));
    }

    @Test
    void speedsARecordedTraceUpToTheRateWithoutChangingItsPattern(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("trace"), "# seconds\n0\n0.1\n\n0.2\n1.0\n");
        Arrivals twice = ArrivalProcess.parse(file.toString()).at(8, 1);
        assertThat(twice.rate()).isEqualTo(8);
        assertThat(twice.due(Duration.ofMillis(500))).containsExactly(0, 50_000_000, 100_000_000);
    }

    @Test
    void namesTheLineOfATraceThatHoldsNoTime(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("trace"), "0\nsoon\n");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ArrivalProcess.parse(file.toString()))
                .withMessageContaining("line 2")
                .withMessageContaining("soon");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ArrivalProcess.parse("bursts"))
                .withMessageContaining("bursts is no file");
    }
}
