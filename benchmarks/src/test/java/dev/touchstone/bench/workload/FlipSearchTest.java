package dev.touchstone.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.tune.PlannerFlips.Flip;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlipSearchTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 40, 411, 999, 1_000})
    void findsTheVeryNumberAtWhichThePlanChanges(int first) {
        Flip flip = FlipSearch.between("limit", 1_000, limit -> limit < first ? "Index Scan" : "Seq Scan");
        assertThat(flip.lastBefore()).isEqualTo(OptionalDouble.of(first - 1));
        assertThat(flip.firstAfter()).isEqualTo(OptionalDouble.of(first));
        assertThat(flip.before()).isEqualTo("Index Scan");
        assertThat(flip.after()).contains("Seq Scan");
    }

    @Test
    void saysThatThePlanNeverChanges() {
        assertThat(FlipSearch.between("limit", 1_000, limit -> "Index Scan"))
                .isEqualTo(Flip.never("limit", 1, 1_000, "Index Scan"));
        assertThat(FlipSearch.between("limit", 1, limit -> "Index Scan"))
                .isEqualTo(Flip.never("limit", 1, 1, "Index Scan"));
    }

    @Test
    void namesTheTwoValuesBetweenWhichThePlanChanges() {
        double[] shares = {1, 0.5, 0.1, 0.01};
        Flip flip = FlipSearch.among("selectivity", shares, at -> at < 2 ? "Index Scan" : "Bitmap Heap Scan");
        assertThat(flip.lastBefore()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(flip.firstAfter()).isEqualTo(OptionalDouble.of(0.1));
    }
}
