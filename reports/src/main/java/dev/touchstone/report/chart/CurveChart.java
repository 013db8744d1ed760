package dev.touchstone.report.chart;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.MeasuredCells;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.TuneRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
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
     * @param least the value that the target asks for, where it asks for one of this metric
     */
    record Plan(
            String what,
            Metric metric,
            String parameter,
            String xTitle,
            String yTitle,
            Function<Collection<Double>, Scale> yScale,
            Optional<Map<String, String>> choice,
            Optional<Double> least) {
        /** A plan whose y axis begins at zero where the values lie within a decade, else is logarithmic. */
        Plan(String what, Metric metric, String parameter, String xTitle, String yTitle) {
            this(what, metric, parameter, xTitle, yTitle, Scales::amounts, Optional.empty(), Optional.empty());
        }

        Plan marking(Optional<? extends Map<String, String>> cell) {
            return new Plan(what, metric, parameter, xTitle, yTitle, yScale, cell.map(TreeMap::new), least);
        }

        Plan asking(Optional<Double> atLeast) {
            return new Plan(what, metric, parameter, xTitle, yTitle, yScale, choice, atLeast);
        }
    }

    /** How far neighbouring curves stand apart, as a share of the axis, so that none hides another. */
    private static final double APART = 0.008;

    private final Plan plan;
    private final List<MeasuredCell> cells;
    private final CellNames names;
    private final Set<Map<String, String>> givenUp;
    private final Map<String, List<MeasuredCell>> curves = new LinkedHashMap<>();

    private CurveChart(Plan plan, List<MeasuredCell> cells, Set<Map<String, String>> givenUp) {
        this.plan = plan;
        this.cells = cells;
        this.givenUp = givenUp;
        this.names = CellNames.differences(cells.stream().map(this::others).toList());
        for (MeasuredCell cell : cells) {
            curves.computeIfAbsent(names.name(others(cell)), name -> new ArrayList<>())
                    .add(cell);
        }
    }

    static Optional<XYChart> draw(Run run, Plan plan) {
        List<MeasuredCell> cells = MeasuredCells.family(run, plan.metric().family()).stream()
                .filter(cell -> cell.has(plan.metric()) && cell.parameters().containsKey(plan.parameter()))
                .toList();
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(new CurveChart(plan, cells, TuneRun.givenUp(run)).draw(run));
    }

    private XYChart draw(Run run) {
        Stream<Double> ys = cells.stream()
                .flatMap(cell -> Spreads.extent(cell.get(plan.metric()).orElseThrow()))
                .map(this::y);
        Scale below = Scales.measured(cells.stream().map(this::x).toList());
        Canvas canvas = new Canvas(
                Heading.of(run, plan.what(), names.context(), Spreads.note(cells, List.of(plan.metric()))),
                new Axis(plan.xTitle(), below),
                new Axis(
                        plan.yTitle(),
                        plan.yScale()
                                .apply(Stream.concat(ys, plan.least().stream()).toList())),
                Canvas.HEIGHT);
        plan.least().ifPresent(least -> target(canvas, least));
        List<Drawn> drawn = drawn(APART * (below.high() - below.low()));
        Brief brief = new Brief(canvas);
        drawn.forEach(curve -> spreads(canvas, curve));
        drawn.forEach(curve -> brief.curve(curve.name(), curve.look(), spots(curve)));
        drawn.forEach(curve -> mark(canvas, curve));
        return canvas.finish();
    }

    private List<Drawn> drawn(double apart) {
        List<Drawn> drawn = new ArrayList<>();
        curves.forEach((name, curve) -> {
            double shift = apart * (drawn.size() - (curves.size() - 1) / 2.0);
            drawn.add(new Drawn(curves.size() == 1 ? "" : name, Look.series(drawn.size()), curve, Math.exp(shift)));
        });
        return drawn;
    }

    /**
     * A curve's look and place.
     *
     * @param name what the legend calls it; empty where it is the only one
     * @param aside what its places on the x axis are multiplied by
     */
    private record Drawn(String name, Look look, List<MeasuredCell> cells, double aside) {
        Point at(Point point) {
            return new Point(point.x() * aside, point.y());
        }
    }

    private void target(Canvas canvas, double least) {
        double last = cells.stream().mapToDouble(this::x).max().orElseThrow();
        double first = cells.stream().mapToDouble(this::x).min().orElseThrow();
        canvas.line(Look.line(Look.INK, Look.THIN), new Point(first, least), new Point(last, least));
        canvas.label(new Point(first, least), "target " + least, Look.INK);
    }

    private void spreads(Canvas canvas, Drawn curve) {
        for (MeasuredCell cell : curve.cells()) {
            cell.get(plan.metric())
                    .orElseThrow()
                    .spread()
                    .ifPresent(range -> canvas.line(
                            Look.line(curve.look().color(), Look.THIN),
                            curve.at(new Point(x(cell), y(range.low()))),
                            curve.at(new Point(x(cell), y(range.high())))));
        }
    }

    private List<Brief.Spot> spots(Drawn curve) {
        return curve.cells().stream()
                .map(cell -> new Brief.Spot(curve.at(point(cell)), givenUp.contains(cell.parameters())))
                .toList();
    }

    private void mark(Canvas canvas, Drawn curve) {
        curve.cells().stream()
                .filter(cell -> plan.choice().filter(cell.parameters()::equals).isPresent())
                .forEach(cell -> canvas.mark(curve.at(point(cell)), "choice"));
    }

    private Point point(MeasuredCell cell) {
        return new Point(x(cell), y(cell.value(plan.metric())));
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
