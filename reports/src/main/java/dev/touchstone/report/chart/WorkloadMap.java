package dev.touchstone.report.chart;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.SettingNames;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.WorkloadGrid;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;

/** A share over selectivity and user size, of the recommended setting where it was looked at, else of the first. */
final class WorkloadMap {
    private static final int ROW = 84;
    private static final float TILE = 78;
    private static final double HALF = 0.48;
    private static final double TEXT = 0.09;
    private static final Color HIT = new Color(0x7f, 0xb8, 0xda);
    private static final Color HALFWAY = new Color(0xf6, 0xf1, 0xe4);
    private static final Color MISS = new Color(0xe6, 0x8a, 0x3c);
    private static final double LEAST_MISS = 0.001;
    private static final double DECADES = 3;

    private WorkloadMap() {}

    static Optional<XYChart> draw(Run run, String what, ToDoubleFunction<WorkloadGrid.Point> share) {
        return run.json(TuneRun.FILE, TuneRun.class)
                .flatMap(tune -> grid(run, tune).map(grid -> draw(new Place(run, tune, what), grid, share)));
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

    /** Which run is drawn, and what of it. */
    private record Place(Run run, TuneRun tune, String what) {
        Heading heading(WorkloadGrid grid) {
            return Heading.of(
                    run,
                    what,
                    "blue: all, orange: none, blank: the filter matches nothing",
                    "k " + tune.asked().k(),
                    SettingNames.of(List.of(Setting.exact(), grid.setting())).name(grid.setting()));
        }
    }

    private static XYChart draw(Place place, WorkloadGrid grid, ToDoubleFunction<WorkloadGrid.Point> share) {
        List<Double> selectivities = sorted(grid, WorkloadGrid.Point::selectivity);
        List<Long> users = sorted(grid, WorkloadGrid.Point::userRows);
        Canvas canvas = new Canvas(
                place.heading(grid),
                new Axis(
                        "share of the user's documents that the filter matches",
                        Scales.columns(
                                selectivities.stream().map(WorkloadMap::percent).toList())),
                new Axis(
                        "documents of the user",
                        Scales.rows(users.stream().map(Numbers::count).toList())),
                RowChart.height(0) + users.size() * ROW);
        for (WorkloadGrid.Point point : grid.points()) {
            int column = selectivities.indexOf(point.selectivity());
            int row = users.indexOf(point.userRows());
            double value = share.applyAsDouble(point);
            canvas.tile(color(value), new Point(column - HALF, row), new Point(column + HALF, row), TILE);
            canvas.value(new Point(column - TEXT, row), String.format(Locale.ROOT, "%.3f", value));
        }
        return canvas.finish();
    }

    private static <T extends Comparable<T>> List<T> sorted(WorkloadGrid grid, Function<WorkloadGrid.Point, T> of) {
        return grid.points().stream().map(of).distinct().sorted().toList();
    }

    /** Between neighbouring colours, by the share missed, on a logarithmic scale from 0.001 to 1. */
    private static Color color(double share) {
        double place = 1 + Math.log10(Math.min(1, Math.max(1 - share, LEAST_MISS))) / DECADES;
        Color from = place < 0.5 ? HIT : HALFWAY;
        Color to = place < 0.5 ? HALFWAY : MISS;
        double part = place < 0.5 ? 2 * place : 2 * place - 1;
        return new Color(
                mixed(from.getRed(), to.getRed(), part),
                mixed(from.getGreen(), to.getGreen(), part),
                mixed(from.getBlue(), to.getBlue(), part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + part * (to - from));
    }

    private static String percent(double share) {
        return Numbers.significant(100 * share).replaceAll("\\.0+$", "") + " %";
    }
}
