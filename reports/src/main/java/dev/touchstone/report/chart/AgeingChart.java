package dev.touchstone.report.chart;

import dev.touchstone.report.ageing.AgedPoint;
import dev.touchstone.report.ageing.AgeingLines;
import dev.touchstone.report.ageing.AgeingRun;
import dev.touchstone.report.ageing.Maintenance;
import dev.touchstone.report.run.Run;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** An index's life on one time axis: recall, fill rate, p99, sizes and dead rows above one another. */
final class AgeingChart {
    private static final int HEIGHT = 1150;
    private static final double MIB = 1 << 20;
    private static final Color VACUUM = new Color(0x56, 0xb4, 0xe9);

    private final AgeingRun run;
    private final Band dead;
    private final Band size;
    private final Band p99;
    private final Band found;

    private AgeingChart(AgeingRun run) {
        this.run = run;
        this.dead = new Band("dead rows", Scales.fromZero(values(AgeingChart::deadRows, Stream.of(1.0))), 0);
        this.size =
                new Band("size in MiB", Scales.fromZero(values(AgeingChart::tableMib, all(AgeingChart::indexMib))), 1);
        this.p99 = new Band(
                "p99 over the reference scan (down is better)", Scales.fromZero(values(AgeingChart::ratioHigh)), 2);
        this.found = new Band(
                "recall@" + run.asked().k() + " and fill rate of one scan (up is better)",
                Scales.recall(values(
                        AgeingChart::recallLow, all(point -> point.answers().fillRate()))),
                3);
    }

    static Optional<XYChart> draw(Run run) {
        return run.json(AgeingRun.FILE, AgeingRun.class).map(aged -> new AgeingChart(aged).paint(run));
    }

    private XYChart paint(Run whole) {
        List<Band> bands = List.of(dead, size, p99, found);
        Canvas canvas = new Canvas(
                Heading.of(
                        whole,
                        "An index that ages",
                        run.asked().index(),
                        String.format(
                                java.util.Locale.ROOT,
                                "%s of the documents updated or deleted a day",
                                AgeingLines.percent(run.asked().churnPerDay())),
                        "bars: 95 % of recall, five turns of p99"),
                new Axis("days, compressed", days()),
                new Axis("", Band.axis(bands)),
                HEIGHT);
        for (Band band : bands) {
            frame(canvas, band);
        }
        maintenance(canvas, Maintenance.Kind.VACUUM, VACUUM, bands.size());
        maintenance(canvas, Maintenance.Kind.REINDEX, Look.INK, bands.size());
        figures(canvas);
        return canvas.finish();
    }

    /** From a little before the first look, so that its markers are whole. */
    private Scale days() {
        Scale whole = Scales.fromZero(List.of(run.days()));
        return new Scale(whole.position(), -0.02 * run.days(), whole.high(), whole.ticks());
    }

    private void figures(Canvas canvas) {
        bars(
                canvas,
                found,
                AgeingChart::recallLow,
                point -> point.answers().recall().high());
        bars(canvas, p99, AgeingChart::ratioLow, AgeingChart::ratioHigh);
        line(canvas, "recall", 0, found, point -> point.answers().recall().value());
        line(canvas, "fill rate", 2, found, point -> point.answers().fillRate());
        line(canvas, "p99", 1, p99, point -> point.speed().p99Ratio());
        line(canvas, "index", 3, size, AgeingChart::indexMib);
        line(canvas, "table", 4, size, AgeingChart::tableMib);
        line(canvas, "dead rows", 5, dead, AgeingChart::deadRows);
    }

    private void frame(Canvas canvas, Band band) {
        canvas.line(
                Look.line(Look.MUTED, Look.THIN), new Point(0, band.number()), new Point(run.days(), band.number()));
        canvas.value(new Point(0, band.titlePlace()), band.title());
    }

    private void maintenance(Canvas canvas, Maintenance.Kind kind, Color color, double top) {
        boolean named = false;
        for (Maintenance done : run.maintenance()) {
            if (done.kind() != kind) {
                continue;
            }
            List<Point> upright = List.of(new Point(done.day(), 0), new Point(done.day(), top));
            Look look = Look.line(color, kind == Maintenance.Kind.REINDEX ? Look.LINE : Look.DASHED);
            if (named) {
                canvas.line(look, upright.get(0), upright.get(1));
            } else {
                canvas.series(kind.name(), look, upright);
                named = true;
            }
        }
    }

    private void line(Canvas canvas, String name, int look, Band band, ToDoubleFunction<AgedPoint> value) {
        canvas.series(
                name,
                Look.series(look),
                run.points().stream()
                        .map(point -> new Point(point.when().day(), band.at(value.applyAsDouble(point))))
                        .toList());
    }

    private void bars(Canvas canvas, Band band, ToDoubleFunction<AgedPoint> low, ToDoubleFunction<AgedPoint> high) {
        for (AgedPoint point : run.points()) {
            canvas.line(
                    Look.line(Look.BAND, Look.LINE),
                    new Point(point.when().day(), band.at(low.applyAsDouble(point))),
                    new Point(point.when().day(), band.at(high.applyAsDouble(point))));
        }
    }

    private List<Double> values(ToDoubleFunction<AgedPoint> value) {
        return values(value, Stream.empty());
    }

    private List<Double> values(ToDoubleFunction<AgedPoint> value, Stream<Double> more) {
        return Stream.concat(all(value), more).toList();
    }

    private Stream<Double> all(ToDoubleFunction<AgedPoint> value) {
        return run.points().stream().map(value::applyAsDouble);
    }

    private static double recallLow(AgedPoint point) {
        return point.answers().recall().low();
    }

    private static double ratioLow(AgedPoint point) {
        return point.speed().p99Millis().low() / point.speed().referenceMillis();
    }

    private static double ratioHigh(AgedPoint point) {
        return point.speed().p99Millis().high() / point.speed().referenceMillis();
    }

    private static double indexMib(AgedPoint point) {
        return point.room().indexBytes() / MIB;
    }

    private static double tableMib(AgedPoint point) {
        return point.room().tableBytes() / MIB;
    }

    private static double deadRows(AgedPoint point) {
        return point.room().deadRows();
    }
}
