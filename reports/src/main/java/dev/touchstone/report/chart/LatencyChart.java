package dev.touchstone.report.chart;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.MeasuredCells;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.TuneRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** Latency percentiles: a row a setting measured to the end, with p50, p95 and p99 joined by a band. */
final class LatencyChart {
    private static final List<Metric> PERCENTILES = List.of(Metrics.SEARCH_P50, Metrics.SEARCH_P95, Metrics.SEARCH_P99);

    private LatencyChart() {}

    static Optional<XYChart> draw(Run run) {
        Set<Map<String, String>> givenUp = TuneRun.givenUp(run);
        List<MeasuredCell> cells = MeasuredCells.search(run).stream()
                .filter(cell -> !givenUp.contains(cell.parameters()))
                .filter(cell -> cell.has(Metrics.SEARCH_P50, Metrics.SEARCH_P95, Metrics.SEARCH_P99))
                .toList();
        return cells.isEmpty() ? Optional.empty() : Optional.of(draw(run, cells));
    }

    private static XYChart draw(Run run, List<MeasuredCell> cells) {
        CellNames names =
                CellNames.over(cells.stream().map(MeasuredCell::parameters).toList());
        List<Double> values = cells.stream()
                .flatMap(cell -> PERCENTILES.stream().flatMap(metric -> cell.get(metric).stream()))
                .flatMap(Spreads::extent)
                .toList();
        Scale rows = Scales.rows(
                cells.stream().map(cell -> names.name(cell.parameters())).toList());
        Canvas canvas = new Canvas(
                Heading.of(
                        run,
                        "Search latency",
                        TuneRun.asked(run)
                                .map(asked -> "k " + asked.k() + " · settings measured to the end")
                                .orElse(""),
                        names.context(),
                        Spreads.note(cells, PERCENTILES)),
                new Axis("latency in ms (left is better)", Scales.amounts(values)),
                new Axis("", rows),
                RowChart.height(rows));
        for (int row = 0; row < cells.size(); row++) {
            drawBand(canvas, row, cells.get(row));
        }
        for (int i = 0; i < PERCENTILES.size(); i++) {
            drawPercentile(canvas, cells, i);
        }
        return canvas.finish();
    }

    private static void drawBand(Canvas canvas, int row, MeasuredCell cell) {
        canvas.line(
                Look.line(Look.BAND, Look.BAR),
                new Point(cell.value(Metrics.SEARCH_P50), row),
                new Point(cell.value(Metrics.SEARCH_P99), row));
    }

    private static void drawPercentile(Canvas canvas, List<MeasuredCell> cells, int which) {
        Metric metric = PERCENTILES.get(which);
        List<Point> points = new ArrayList<>();
        IntStream.range(0, cells.size())
                .forEach(row -> points.add(new Point(cells.get(row).value(metric), row)));
        Look look = Look.series(which).withoutLine();
        for (int row = 0; row < cells.size(); row++) {
            int at = row;
            cells.get(row)
                    .get(metric)
                    .orElseThrow()
                    .spread()
                    .ifPresent(range -> canvas.line(
                            Look.line(look.color(), Look.THIN),
                            new Point(range.low(), at),
                            new Point(range.high(), at)));
        }
        canvas.series(metric.label(), look, points);
    }
}
