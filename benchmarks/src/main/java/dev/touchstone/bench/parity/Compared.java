package dev.touchstone.bench.parity;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.conformance.parity.DifferenceKind;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.conformance.parity.Strictness;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One way of searching, compared with the file store.
 *
 * @param cell the index and its settings
 * @param exact whether it searches exactly
 * @param report how its answers differed
 */
public record Compared(Map<String, String> cell, boolean exact, ParityReport report) {
    /** Returns the cell as text. */
    public String name() {
        return Cells.name(cell);
    }

    /** Returns one measurement for each class of difference that occurred. */
    public List<Measurement> measurements() {
        return Stream.of(DifferenceKind.values())
                .filter(kind -> report.count(kind) > 0)
                .map(kind -> Measurement.of(
                        Metrics.PARITY_DIFFERENCES,
                        Cells.with(cell, "class", kind.name().toLowerCase(Locale.ROOT)),
                        (double) report.count(kind),
                        report.queries()))
                .toList();
    }

    /** Returns which differences may occur. */
    Strictness strictness() {
        return exact ? Strictness.EXACT : Strictness.APPROXIMATE;
    }

    boolean passes() {
        return report.passes(strictness());
    }
}
