package dev.touchstone.report.chart;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.Growth.CurvePoint;
import dev.touchstone.report.capacity.Growth.Fitted;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** One figure of a plan against the number of rows: the fit, its band, the held-out point and the size asked for. */
final class GrowthChart {
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;

    private final CapacityPlan plan;
    private final Growth growth;
    private final Metric metric;

    private GrowthChart(CapacityPlan plan, Growth growth) {
        this.plan = plan;
        this.growth = growth;
        this.metric = MetricCatalogue.standard().lookup(growth.figure());
    }

    static Optional<XYChart> draw(Run run, Metric metric) {
        return run.json(CapacityPlan.FILE, CapacityPlan.class)
                .flatMap(plan -> plan.growth().stream()
                        .filter(growth -> growth.figure().equals(metric.key()))
                        .findFirst()
                        .map(growth -> new GrowthChart(plan, growth).draw()));
    }

    private XYChart draw() {
        Heading heading = new Heading(
                upperFirst(metric.label()) + " by number of documents, "
                        + plan.asked().dimensions() + " dimensions",
                growth.model()
                        + " · grey: interval (at least 90 %) of one more measurement"
                        + growth.heldOut()
                                .map(check -> " · the held-out size was predicted, then built")
                                .orElse(""));
        List<Double> ys = Stream.concat(
                        growth.curve().stream()
                                .flatMap(at -> Stream.of(
                                        at.prediction().low(), at.prediction().high())),
                        growth.fitted().stream().map(Fitted::measured))
                .map(this::scaled)
                .toList();
        Canvas canvas = new Canvas(
                heading,
                new Axis(
                        "documents",
                        Scales.logarithmic(
                                growth.curve().stream().map(CurvePoint::rows).toList())),
                new Axis(metric.label() + " in " + Numbers.symbol(metric.unit()), Scales.logarithmic(ys)),
                Canvas.HEIGHT);
        band(canvas);
        canvas.series(
                "fit",
                Look.line(Look.MUTED, Look.LINE),
                curve(at -> at.prediction().value()));
        canvas.series(
                "measured, fitted on",
                Look.series(0).withoutLine(),
                growth.fitted().stream()
                        .map(point -> new Point(point.rows(), scaled(point.measured())))
                        .toList());
        growth.heldOut().ifPresent(check -> heldOut(canvas, check));
        asked(canvas);
        return canvas.finish();
    }

    private void band(Canvas canvas) {
        canvas.area(
                Look.BAND,
                curve(at -> at.prediction().low()),
                curve(at -> at.prediction().high()));
    }

    private List<Point> curve(ToDoubleFunction<CurvePoint> value) {
        return growth.curve().stream()
                .map(at -> new Point(at.rows(), scaled(value.applyAsDouble(at))))
                .toList();
    }

    private void heldOut(Canvas canvas, Growth.HeldOut check) {
        Point point = new Point(check.rows(), scaled(check.measured()));
        canvas.series("measured, held out", Look.series(1).withoutLine(), List.of(point));
        canvas.label(
                point,
                String.format(Locale.ROOT, "predicted %+.0f %%", 100 * check.error()),
                Look.series(1).textColor());
    }

    private void asked(Canvas canvas) {
        Point point = new Point(plan.asked().documents(), scaled(growth.asked().value()));
        canvas.series("asked for", Look.series(2).withoutLine(), List.of(point));
        canvas.label(
                point,
                Numbers.format(growth.asked().value(), metric.unit()) + " " + Numbers.symbol(metric.unit()),
                Look.series(2).textColor());
    }

    private double scaled(double value) {
        return metric.unit() == Unit.BYTES ? value / BYTES_PER_MEBIBYTE : value;
    }

    private static String upperFirst(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
