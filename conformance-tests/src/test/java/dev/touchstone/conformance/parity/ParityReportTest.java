package dev.touchstone.conformance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ParityReportTest {
    private static final Set<DifferenceKind> HARMLESS = EnumSet.of(DifferenceKind.TIE, DifferenceKind.FLOAT_ROUNDING);

    private static ParityReport report(Map<DifferenceKind, Long> counts) {
        return new ParityReport(10, 40, 9, counts, List.of());
    }

    @Test
    void neverPassesWithoutAComparedQueryOrRow() {
        assertThat(new ParityReport(0, 0, 0, Map.of(), List.of()).passes(Strictness.APPROXIMATE))
                .isFalse();
        assertThat(new ParityReport(3, 0, 3, Map.of(), List.of()).passes(Strictness.APPROXIMATE))
                .isFalse();
        assertThat(report(Map.of()).passes(Strictness.EXACT)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void allowsExactSearchOnlyTiesAndRounding(DifferenceKind kind) {
        assertThat(report(Map.of(kind, 1L)).passes(Strictness.EXACT)).isEqualTo(HARMLESS.contains(kind));
    }

    @ParameterizedTest
    @EnumSource
    void allowsApproximateSearchMissesInAddition(DifferenceKind kind) {
        assertThat(report(Map.of(kind, 1L)).passes(Strictness.APPROXIMATE))
                .isEqualTo(HARMLESS.contains(kind) || kind == DifferenceKind.ANN_MISS);
    }

    @Test
    void keepsOnlyTheFirstExamplesOfEachKindAndCountsAll() {
        Findings findings = new Findings(2);
        for (int i = 0; i < 5; i++) {
            findings.begin("query " + i);
            findings.add(DifferenceKind.TIE, "a", "b");
            findings.end(1);
        }
        ParityReport report = findings.report();
        assertThat(report.count(DifferenceKind.TIE)).isEqualTo(5);
        assertThat(report.examples()).extracting(Difference::query).containsExactly("query 0", "query 1");
        assertThat(report.identicalQueries()).isZero();
    }
}
