package dev.touchstone.report.parity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityTest {
    @Test
    void cannotPassWithForbiddenDifferences() {
        ParityDifferences missing = new ParityDifferences("exact", "missing_row", 1, false, List.of());
        assertThatThrownBy(() -> new Parity(Outcome.PASS, 100, 10, List.of(missing)))
                .hasMessageContaining("cannot PASS");
    }

    @Test
    void cannotCompareNothing() {
        assertThatThrownBy(() -> new Parity(Outcome.PASS, 0, 10, List.of())).hasMessageContaining("compares nothing");
    }

    @Test
    void cannotShowMoreThanItCounts() {
        ParityExample example = new ParityExample("q", "a", "b");
        assertThatThrownBy(() -> new ParityDifferences("exact", "tie", 0, true, List.of(example)))
                .hasMessageContaining("shows 1 examples");
    }
}
