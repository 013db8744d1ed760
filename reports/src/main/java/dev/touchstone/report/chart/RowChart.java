package dev.touchstone.report.chart;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.MeasuredCells;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** One metric of the indexes as bars from zero: a row an index, its value beside it. */
final class RowChart {
    private static final int ROW = 28;
    private static final int WRAPPED_ROW = 40;
    private static final int FEW = 8;
    private static final int AROUND = 190;

    private RowChart() {}

    /** The height that leaves room for rows of so many pixels. */
    static int height(int rows, int pixels) {
        return AROUND + rows * pixels;
    }

    /** The height that leaves room for these rows. */
    static int height(Scale rows) {
        boolean wrapped = rows.ticks().stream().anyMatch(tick -> tick.label().contains("\n"));
        int count = rows.ticks().size();
        return height(count, count <= FEW ? 2 * ROW : wrapped ? WRAPPED_ROW : ROW);
    }

    static Optional<XYChart> draw(Run run, Metric metric, String what) {
        List<MeasuredCell> cells = MeasuredCells.family(run, metric.family()).stream()
                .filter(cell -> cell.has(metric))
                .toList();
        return cells.isEmpty() ? Optional.empty() : Optional.of(draw(run, cells, metric, what));
    }

    private static XYChart draw(Run run, List<MeasuredCell> cells, Metric metric, String what) {
        CellNames names =
                CellNames.over(cells.stream().map(MeasuredCell::parameters).toList());
        List<Double> values = cells.stream()
                .flatMap(cell -> Spreads.extent(cell.get(metric).orElseThrow()))
                .map(value -> Shown.of(metric, value))
                .flatMap(value -> Stream.of(value, value * 1.1))
                .toList();
        Scale rows = Scales.rows(
                cells.stream().map(cell -> names.name(cell.parameters())).toList());
        Canvas canvas = new Canvas(
                Heading.of(run, what, names.context(), Spreads.note(cells, List.of(metric))),
                new Axis(
                        metric.label() + " in " + Numbers.symbol(metric.unit()) + " (left is better)",
                        Scales.fromZero(values)),
                new Axis("", rows),
                height(rows));
        for (int row = 0; row < cells.size(); row++) {
            drawRow(canvas, row, cells.get(row).get(metric).orElseThrow(), metric);
        }
        return canvas.finish();
    }

    private static void drawRow(Canvas canvas, int row, Measurement measured, Metric metric) {
        Look look = Look.series(0);
        Point end = new Point(Shown.of(metric, measured.value()), row);
        canvas.line(Look.line(look.color(), Look.WIDE), new Point(0, row), end);
        measured.spread()
                .ifPresent(range -> canvas.line(
                        Look.line(Look.INK, Look.LINE),
                        new Point(Shown.of(metric, range.low()), row),
                        new Point(Shown.of(metric, range.high()), row)));
        double right =
                Shown.of(metric, measured.spread().map(range -> range.high()).orElse(measured.value()));
        canvas.value(new Point(right, row), Numbers.format(measured.value(), metric.unit()));
    }
}
