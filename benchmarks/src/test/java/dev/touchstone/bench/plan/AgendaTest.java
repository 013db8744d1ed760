package dev.touchstone.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.plan.Agenda.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final AtomicLong clock = new AtomicLong();
    private final Agenda agenda =
            new Agenda(List.of(new Step("load", 100), new Step("build", 200), new Step("search", 300)), clock::get);

    private void take(String step, int seconds) {
        agenda.begin(step);
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
        agenda.end(step);
    }

    @Test
    void correctsTheTimeLeftByTheMachinesPace() {
        assertThat(agenda.begin("load")).isEqualTo(" (1 of 3, about 10 min left)");
        take("load", 300);
        assertThat(agenda.left()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(25));
        take("build", 600);
        take("search", 900);
        assertThat(agenda.left()).isEqualTo(Duration.ZERO);
    }

    @Test
    void expectsOfAKindOfStepWhatItsLikeTook() {
        Agenda knees = new Agenda(
                List.of(new Step("build 0", 100), new Step("knee 0", 1_000), new Step("knee 1", 1_000)), clock::get);
        knees.begin("build 0");
        knees.end("build 0");
        knees.begin("knee 0");
        clock.addAndGet(Duration.ofMinutes(50).toNanos());
        knees.end("knee 0");
        assertThat(knees.left()).isBetween(Duration.ofMinutes(48), Duration.ofMinutes(50));
    }

    @Test
    void takesNoPaceFromStepsMeasuredEarlier() {
        agenda.skip("load");
        assertThat(agenda.begin("build")).isEqualTo(" (2 of 3, about 8 min left)");
    }

    @Test
    void refusesAStepNobodyCountedOn() {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> agenda.begin("coffee"));
    }
}
