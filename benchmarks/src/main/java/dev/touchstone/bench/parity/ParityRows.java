package dev.touchstone.bench.parity;

import dev.touchstone.conformance.parity.DifferenceKind;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.parity.ParityDifferences;
import dev.touchstone.report.parity.ParityExample;
import dev.touchstone.report.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Parity in the form a run folder keeps. */
public final class ParityRows {
    private ParityRows() {}

    /** Returns the content of {@code parity.json}; it passes only where something was compared and all of it passed. */
    public static Parity of(List<Compared> compared, int k) {
        return of(
                compared,
                k,
                compared.stream().mapToLong(c -> c.report().queries()).max().orElse(0));
    }

    /**
     * Returns the content of {@code parity.json} where a way of searching answered more than once.
     *
     * @param queries how many were put to both stores
     */
    public static Parity of(List<Compared> compared, int k, long queries) {
        boolean passed = !compared.isEmpty() && compared.stream().allMatch(Compared::passes);
        List<ParityDifferences> rows =
                compared.stream().flatMap(ParityRows::rows).toList();
        return new Parity(passed ? Outcome.PASS : Outcome.FAIL, queries, k, rows);
    }

    private static Stream<ParityDifferences> rows(Compared compared) {
        return Stream.of(DifferenceKind.values())
                .map(kind -> new ParityDifferences(
                        compared.name(),
                        kind.name().toLowerCase(Locale.ROOT),
                        compared.report().count(kind),
                        compared.strictness().allows(kind),
                        examples(compared.report(), kind)));
    }

    private static List<ParityExample> examples(ParityReport parity, DifferenceKind kind) {
        return parity.examples().stream()
                .filter(difference -> difference.kind() == kind)
                .map(difference -> new ParityExample(difference.query(), difference.expected(), difference.got()))
                .toList();
    }
}
