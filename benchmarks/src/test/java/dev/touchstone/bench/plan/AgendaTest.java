package dev.touchstone.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final PlanStep<?> LOAD = step("load", 100);
    private static final PlanStep<?> BUILD = step("build", 200);
    private static final PlanStep<?> SEARCH = step("search", 300);

    private final AtomicLong clock = new AtomicLong();
    private final Agenda agenda = new Agenda(List.of(LOAD, BUILD, SEARCH), clock::get);

    private static PlanStep<?> step(String name, double seconds) {
        return new PlanStep<>(name, seconds, Integer.class);
    }

    private void take(PlanStep<?> step, int seconds) {
        agenda.begin(step);
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
        agenda.end(step);
    }

    @Test
    void correctsTheTimeLeftByTheMachinesPace() {
        assertThat(agenda.begin(LOAD)).isEqualTo(" (1 of 3, about 10 min left)");
        take(LOAD, 300);
        assertThat(agenda.left()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(25));
        take(BUILD, 600);
        take(SEARCH, 900);
        assertThat(agenda.left()).isEqualTo(Duration.ZERO);
    }

    @Test
    void expectsOfAKindOfStepWhatItsLikeTook() {
        PlanStep<?> build = step("build 0", 100);
        PlanStep<?> knee = step("knee 0", 1_000);
        Agenda knees = new Agenda(List.of(build, knee, step("knee 1", 1_000)), clock::get);
        knees.begin(build);
        knees.end(build);
        knees.begin(knee);
        clock.addAndGet(Duration.ofMinutes(50).toNanos());
        knees.end(knee);
        assertThat(knees.left()).isBetween(Duration.ofMinutes(48), Duration.ofMinutes(50));
    }

    @Test
    void takesNoPaceFromStepsMeasuredEarlier() {
        agenda.skip(LOAD);
        assertThat(agenda.begin(BUILD)).isEqualTo(" (2 of 3, about 8 min left)");
    }

    @Test
    void refusesAStepNobodyCountedOn() {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> agenda.begin(step("coffee", 60)));
    }
}
