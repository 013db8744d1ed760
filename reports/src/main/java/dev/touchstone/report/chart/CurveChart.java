package dev.touchstone.report.chart;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.MeasuredCells;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.knowm.xchart.XYChart;

/** One metric against one numeric parameter: a curve for each combination of the others. */
final class CurveChart {
    /**
     * What is drawn.
     *
     * @param what the chart's title
     * @param parameter the numeric cell parameter along the x axis
     * @param xTitle what the x axis is called
     * @param yTitle what the y axis is called
     * @param yScale the y axis for these values
     * @param choice the cell that is marked as the choice, where one is
     */
    record Plan(
            String what,
            Metric metric,
            String parameter,
            String xTitle,
            String yTitle,
            Function<Collection<Double>, Scale> yScale,
            Optional<Map<String, String>> choice) {
        /** A plan whose y axis begins at zero where the values lie within a decade, else is logarithmic. */
        Plan(String what, Metric metric, String parameter, String xTitle, String yTitle) {
            this(what, metric, parameter, xTitle, yTitle, Scales::amounts, Optional.empty());
        }

        Plan marking(Optional<? extends Map<String, String>> cell) {
            return new Plan(what, metric, parameter, xTitle, yTitle, yScale, cell.map(TreeMap::new));
        }
    }

    private final Plan plan;
    private final List<MeasuredCell> cells;
    private final CellNames names;

    private CurveChart(Plan plan, List<MeasuredCell> cells) {
        this.plan = plan;
        this.cells = cells;
        this.names = CellNames.differences(cells.stream().map(this::others).toList());
    }

    static Optional<XYChart> draw(Run run, Plan plan) {
        List<MeasuredCell> cells = MeasuredCells.family(run, plan.metric().family()).stream()
                .filter(cell -> cell.has(plan.metric()) && cell.parameters().containsKey(plan.parameter()))
                .toList();
        return cells.isEmpty() ? Optional.empty() : Optional.of(new CurveChart(plan, cells).draw(run));
    }

    private XYChart draw(Run run) {
        List<Double> ys = cells.stream()
                .flatMap(cell -> Spreads.extent(cell.get(plan.metric()).orElseThrow()))
                .map(this::y)
                .toList();
        Canvas canvas = new Canvas(
                Heading.of(run, plan.what(), names.context(), Spreads.note(cells, List.of(plan.metric()))),
                new Axis(
                        plan.xTitle(),
                        Scales.measured(cells.stream().map(this::x).toList())),
                new Axis(plan.yTitle(), plan.yScale().apply(ys)),
                Canvas.HEIGHT);
        int n = 0;
        for (Map.Entry<String, List<MeasuredCell>> curve : curves().entrySet()) {
            drawCurve(canvas, curve.getKey(), Look.series(n++), curve.getValue());
        }
        cells.stream()
                .filter(cell -> plan.choice().filter(cell.parameters()::equals).isPresent())
                .forEach(cell -> canvas.mark(new Point(x(cell), y(cell.value(plan.metric()))), "choice"));
        return canvas.finish();
    }

    private Map<String, List<MeasuredCell>> curves() {
        Map<String, List<MeasuredCell>> curves = new LinkedHashMap<>();
        for (MeasuredCell cell : cells) {
            String name = names.name(others(cell));
            curves.computeIfAbsent(name.isEmpty() ? plan.metric().label() : name, key -> new ArrayList<>())
                    .add(cell);
        }
        return curves;
    }

    private void drawCurve(Canvas canvas, String name, Look look, List<MeasuredCell> curve) {
        for (MeasuredCell cell : curve) {
            cell.get(plan.metric())
                    .orElseThrow()
                    .spread()
                    .ifPresent(range -> canvas.line(
                            Look.line(look.color(), Look.THIN),
                            new Point(x(cell), y(range.low())),
                            new Point(x(cell), y(range.high()))));
        }
        canvas.series(
                name,
                look,
                curve.stream()
                        .map(cell -> new Point(x(cell), y(cell.value(plan.metric()))))
                        .toList());
    }

    private double x(MeasuredCell cell) {
        return Double.parseDouble(cell.parameters().get(plan.parameter()));
    }

    private double y(double value) {
        return Shown.of(plan.metric(), value);
    }

    private Map<String, String> others(MeasuredCell cell) {
        Map<String, String> rest = new TreeMap<>(cell.parameters());
        rest.remove(plan.parameter());
        return rest;
    }
}
