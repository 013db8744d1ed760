package dev.touchstone.report.chart;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.tune.IndexKind;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.SettingNames;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.WorkloadGrid;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;

/** A share over selectivity and user size, of the recommended setting where it was looked at, else of the first. */
final class WorkloadMap {
    /** A share that is asked to be whole. */
    static final double ALL = 1;

    private static final int ROW = 84;
    private static final float TILE = 78;
    private static final double HALF = 0.48;
    private static final double TEXT = 0.11;
    private static final double LINE = 0.12;
    private static final Color ENOUGH = new Color(0x7f, 0xb8, 0xda);
    private static final Color SHORT = new Color(0xfb, 0xe9, 0xd5);
    private static final Color MISSING = new Color(0xe0, 0x7a, 0x2a);

    /** Shares this near to the whole are the whole, so that a share's miss has a logarithm. */
    private static final double LEAST_MISS = 0.001;

    private final Run run;
    private final TuneRun tune;
    private final Plan plan;
    private final WorkloadGrid grid;

    /**
     * What is drawn.
     *
     * @param what the chart's title
     * @param enough the share from which a tile is blue, above 0, at most 1
     */
    record Plan(String what, ToDoubleFunction<WorkloadGrid.Point> share, double enough) {}

    private WorkloadMap(Run run, TuneRun tune, Plan plan, WorkloadGrid grid) {
        this.run = run;
        this.tune = tune;
        this.plan = plan;
        this.grid = grid;
    }

    static Optional<XYChart> draw(Run run, Plan plan) {
        return run.json(TuneRun.FILE, TuneRun.class)
                .flatMap(tune -> grid(run, tune).map(grid -> new WorkloadMap(run, tune, plan, grid).draw()));
    }

    private static Optional<WorkloadGrid> grid(Run run, TuneRun tune) {
        Optional<WorkloadGrid> recommended = run.json(Recommendation.FILE, Recommendation.class)
                .flatMap(Recommendation::choice)
                .flatMap(choice -> tune.workloads().stream()
                        .filter(grid -> grid.setting().equals(choice.setting()))
                        .findFirst());
        return recommended
                .or(() -> tune.workloads().stream().findFirst())
                .filter(grid -> !grid.points().isEmpty());
    }

    private Heading heading() {
        return Heading.of(
                run,
                plan.what(),
                plan.enough() < ALL
                        ? "blue: the target of " + plan.enough() + " or more; orange: less, the darker the less"
                        : "blue: all; orange: less, the darker the less",
                "blank: the filter matches nothing",
                "second line: how the first search was planned",
                "k " + tune.asked().k(),
                SettingNames.of(List.of(Setting.exact(), grid.setting())).name(grid.setting()));
    }

    private XYChart draw() {
        List<Double> selectivities = sorted(WorkloadGrid.Point::selectivity);
        List<Long> users = sorted(WorkloadGrid.Point::userRows);
        Canvas canvas = new Canvas(
                heading(),
                new Axis(
                        "share of the user's documents that the filter matches",
                        Scales.columns(
                                selectivities.stream().map(WorkloadMap::percent).toList())),
                new Axis(
                        "documents of the user",
                        Scales.rows(users.stream().map(Numbers::count).toList())),
                RowChart.height(users.size(), ROW));
        Set<String> indexes = indexes();
        for (WorkloadGrid.Point point : grid.points()) {
            int column = selectivities.indexOf(point.selectivity());
            int row = users.indexOf(point.userRows());
            double value = plan.share().applyAsDouble(point);
            canvas.tile(color(value), new Point(column - HALF, row), new Point(column + HALF, row), TILE);
            canvas.value(new Point(column - TEXT, row - LINE), Numbers.share(value));
            boolean indexed = indexes.stream().anyMatch(point.plan()::endsWith);
            canvas.value(new Point(column - TEXT, row + LINE), indexed ? "vector index" : "exact scan");
        }
        return canvas.finish();
    }

    /** The vector index's names, as the plans under test give them: an exact search may read by another index. */
    private Set<String> indexes() {
        return tune.cells().stream()
                .filter(cell ->
                        cell.setting().equals(grid.setting()) && cell.setting().index() != IndexKind.EXACT)
                .flatMap(cell -> cell.plans().stream())
                .filter(seen -> seen.fault().isEmpty())
                .flatMap(seen -> seen.indexName().stream())
                .collect(Collectors.toSet());
    }

    private <T extends Comparable<T>> List<T> sorted(Function<WorkloadGrid.Point, T> of) {
        return grid.points().stream().map(of).distinct().sorted().toList();
    }

    /** Blue from what is enough; below, the deeper an orange the more is missing, on a logarithmic scale. */
    private Color color(double share) {
        double allowed = Math.max(1 - plan.enough(), LEAST_MISS);
        double missing = Math.max(1 - share, LEAST_MISS);
        if (missing <= allowed) {
            return ENOUGH;
        }
        double part = Math.log(missing / allowed) / Math.log(1 / allowed);
        return new Color(
                mixed(SHORT.getRed(), MISSING.getRed(), part),
                mixed(SHORT.getGreen(), MISSING.getGreen(), part),
                mixed(SHORT.getBlue(), MISSING.getBlue(), part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + part * (to - from));
    }

    private static String percent(double share) {
        return Numbers.significant(100 * share).replaceAll("\\.0+$", "") + " %";
    }
}
