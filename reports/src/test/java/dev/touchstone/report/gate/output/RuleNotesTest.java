package dev.touchstone.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleNotesTest {
    private static final List<String> NOTES = List.of(
            "CON-01: touchstone.seed 7",
            "PAR-01: touchstone.seed 7",
            "PAR-01: scores differ by up to 1e-5, because pgvector sums 32-bit floats",
            "PAR-04: a cursor may hold, because the file format has no place for one");

    @Test
    void doesNotHideADifferenceThatIsMeantAmongSeeds() {
        assertThat(RuleNotes.meant(NOTES))
                .containsExactly(
                        "scores differ by up to 1e-5, because pgvector sums 32-bit floats (PAR-01)",
                        "a cursor may hold, because the file format has no place for one (PAR-04)");
        assertThat(RuleNotes.others(NOTES)).containsExactly("touchstone.seed 7 (CON-01, PAR-01)");
    }

    @Test
    void namesEveryRuleThatWasNotExecuted() {
        assertThat(RuleNotes.together(
                        List.of("DUR-01: needs faults", "SEA-03: needs exact_search", "DUR-02: needs faults")))
                .containsExactly("needs faults (DUR-01, DUR-02)", "needs exact_search (SEA-03)");
    }
}
