package dev.touchstone.report.table;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.Growth.Fitted;
import dev.touchstone.report.capacity.Growth.HeldOut;
import dev.touchstone.report.capacity.LoadPoint;
import dev.touchstone.report.capacity.Prediction;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.Spread;
import dev.touchstone.report.run.Unit;
import java.util.List;
import java.util.Locale;

/** A capacity plan as tables. */
public final class PlanTables {
    private PlanTables() {}

    /** One row a figure: the model, the held-out check, and the prediction at the size asked for. */
    public static Table growth(CapacityPlan plan) {
        return new Table(
                "What grows with the documents",
                "predictions with 90 % intervals",
                List.of(
                        Column.words("figure"),
                        Column.words("model"),
                        Column.numbers("held-out rows"),
                        Column.numbers("predicted"),
                        Column.numbers("measured"),
                        Column.numbers("error"),
                        Column.words("in interval"),
                        Column.numbers("at " + Numbers.count(plan.asked().documents())),
                        Column.numbers("interval")),
                plan.growth().stream().map(PlanTables::row).toList());
    }

    private static List<String> row(Growth growth) {
        Metric metric = MetricCatalogue.standard().lookup(growth.figure());
        Unit unit = metric.unit();
        return List.of(
                metric.label() + " (" + Numbers.symbol(unit) + ")",
                growth.model(),
                growth.heldOut()
                        .map(check -> Numbers.count(Math.round(check.rows())))
                        .orElse(""),
                growth.heldOut()
                        .map(check -> Numbers.format(check.prediction().value(), unit))
                        .orElse(""),
                growth.heldOut()
                        .map(check -> Numbers.format(check.measured(), unit))
                        .orElse(""),
                growth.heldOut().map(check -> percent(check.error())).orElse(""),
                growth.heldOut()
                        .map(HeldOut::covered)
                        .map(yes -> yes ? "yes" : "no")
                        .orElse(""),
                Numbers.format(growth.asked().value(), unit) + (growth.asked().far() ? " (far)" : ""),
                interval(growth.asked(), unit));
    }

    private static String interval(Prediction prediction, Unit unit) {
        return Numbers.range(new Spread(prediction.low(), prediction.high(), "interval"), unit);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }

    /** One row a measurement a model was fitted to, with its ratio to the curve. */
    public static Table residuals(CapacityPlan plan) {
        return new Table(
                "Fits and what they leave",
                "residual: measured over fitted",
                List.of(
                        Column.words("figure"),
                        Column.numbers("rows"),
                        Column.numbers("measured"),
                        Column.numbers("fitted"),
                        Column.numbers("residual")),
                plan.growth().stream()
                        .flatMap(growth -> growth.fitted().stream().map(point -> residual(growth, point)))
                        .toList());
    }

    private static List<String> residual(Growth growth, Fitted point) {
        Metric metric = MetricCatalogue.standard().lookup(growth.figure());
        return List.of(
                metric.label(),
                Numbers.count(Math.round(point.rows())),
                Numbers.format(point.measured(), metric.unit()),
                Numbers.format(point.modelled(), metric.unit()),
                Numbers.significant(point.residual()));
    }

    /** One row a load at the held-out size. */
    public static Table loads(CapacityPlan plan) {
        return new Table(
                "Loads at the held-out size",
                "latency from when requests were due; sent: from when they were sent, all that a closed loop would see",
                List.of(
                        Column.numbers("rate (requests/s)"),
                        Column.numbers("p50 (ms)"),
                        Column.numbers("p99 (ms)"),
                        Column.numbers("p99 sent (ms)"),
                        Column.numbers("failed"),
                        Column.words("target met")),
                plan.loads().stream().map(PlanTables::load).toList());
    }

    private static List<String> load(LoadPoint load) {
        return List.of(
                Numbers.significant(load.rate()),
                Numbers.significant(load.p50Millis()),
                Numbers.significant(load.p99Millis()),
                Numbers.significant(load.closedP99Millis()),
                Numbers.share(load.failureShare()),
                load.met() ? "yes" : "no");
    }
}
