package dev.touchstone.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
    @Test
    void dropsWhatAnotherPointBeats() {
        Point fast = new Point(0.8, 900);
        Point balanced = new Point(0.95, 500);
        Point exact = new Point(1, 100);
        Point beaten = new Point(0.94, 500);
        Point alsoBeaten = new Point(1, 99);
        assertThat(Frontier.of(List.of(exact, beaten, fast, alsoBeaten, balanced)))
                .containsExactly(fast, balanced, exact);
    }

    @Test
    void countsEqualPointsOnce() {
        Point point = new Point(0.9, 10);
        assertThat(Frontier.of(List.of(point, new Point(0.9, 10)))).containsExactly(point);
        assertThat(Frontier.of(List.of())).isEmpty();
    }
}
