package dev.touchstone.bench.demo;

import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.conformance.parity.DifferenceKind;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.report.gate.Outcome;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.parity.ParityDifferences;
import dev.touchstone.report.parity.ParityExample;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The parity of all cells in the form a run folder keeps. */
final class ParityRows {
    private ParityRows() {}

    static Parity of(List<Evidence> cells, int k) {
        boolean passed = !cells.isEmpty()
                && cells.stream().allMatch(cell -> cell.parity().passes(strictness(cell)));
        List<ParityDifferences> rows = cells.stream().flatMap(ParityRows::rows).toList();
        long queries =
                cells.stream().mapToLong(cell -> cell.parity().queries()).max().orElse(0);
        return new Parity(passed ? Outcome.PASS : Outcome.FAIL, queries, k, rows);
    }

    static Strictness strictness(Evidence cell) {
        return cell.exact() ? Strictness.EXACT : Strictness.APPROXIMATE;
    }

    private static Stream<ParityDifferences> rows(Evidence cell) {
        ParityReport parity = cell.parity();
        return Stream.of(DifferenceKind.values())
                .map(kind -> new ParityDifferences(
                        cell.name(),
                        kind.name().toLowerCase(Locale.ROOT),
                        parity.count(kind),
                        strictness(cell).allows(kind),
                        examples(parity, kind)));
    }

    private static List<ParityExample> examples(ParityReport parity, DifferenceKind kind) {
        return parity.examples().stream()
                .filter(difference -> difference.kind() == kind)
                .map(difference -> new ParityExample(difference.query(), difference.expected(), difference.got()))
                .toList();
    }
}
