package dev.touchstone.report.chart;

import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Spread;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The spreads of measurements, as charts need them. */
final class Spreads {
    private Spreads() {}

    /** The value and both ends of its spread. */
    static Stream<Double> extent(Measurement row) {
        return Stream.concat(Stream.of(row.value()), row.spread().stream().flatMap(s -> Stream.of(s.low(), s.high())));
    }

    /** What the bars of these metrics are; empty where there are none. */
    static String note(List<MeasuredCell> cells, List<Metric> metrics) {
        String kinds = cells.stream()
                .flatMap(cell -> metrics.stream().flatMap(metric -> cell.get(metric).stream()))
                .flatMap(row -> row.spread().stream())
                .map(Spread::kind)
                .map(kind -> kind.equals("ci95") ? "95 % intervals" : kind)
                .map(Printable::text)
                .distinct()
                .collect(Collectors.joining(" and "));
        return kinds.isEmpty() ? "" : "bars: " + kinds;
    }
}
