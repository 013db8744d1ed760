package dev.touchstone.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Check PASS = new Check("recall", Outcome.PASS, "0.98 (limit 0.95)");
    private static final Check UNSURE = new Check("latency", Outcome.INCONCLUSIVE, "needs 300 queries more");
    private static final Check FAIL = new Check("parity", Outcome.FAIL, "2 missing rows (limit 0)");

    @Test
    void passesOnlyWhenEveryCheckDoes() {
        assertThat(Verdict.of(List.of(PASS)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(Verdict.of(List.of(PASS, UNSURE)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Verdict.of(List.of(UNSURE, FAIL, PASS)).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void refusesAVerdictOnNothing() {
        assertThatThrownBy(() -> Verdict.of(List.of())).hasMessageContaining("without checks");
    }

    @Test
    void refusesAPassThatItsChecksContradict() {
        assertThatThrownBy(() -> new Verdict(Outcome.PASS, List.of(FAIL))).hasMessageContaining("contradicts");
    }
}
