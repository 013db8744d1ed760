package dev.touchstone.report.table;

import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.Growth.Fitted;
import dev.touchstone.report.capacity.Growth.HeldOut;
import dev.touchstone.report.capacity.LatencySplit;
import dev.touchstone.report.capacity.LoadPoint;
import dev.touchstone.report.capacity.PoolSizing;
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
                "predictions with intervals of at least 90 %",
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
                        Column.numbers("timed out"),
                        Column.numbers("errors"),
                        Column.numbers("never sent"),
                        Column.words("target met")),
                plan.loads().stream().map(PlanTables::load).toList());
    }

    private static List<String> load(LoadPoint load) {
        return List.of(
                Numbers.significant(load.rate()),
                Numbers.significant(load.p50Millis()),
                Numbers.significant(load.p99Millis()),
                Numbers.significant(load.closedP99Millis()),
                Numbers.count(load.lost().timeouts()),
                Numbers.count(load.lost().errors()),
                Numbers.count(load.lost().abandoned()),
                load.met() ? "yes" : "no");
    }

    /** One row a load whose latency was taken apart. */
    public static Table splits(CapacityPlan plan) {
        return new Table(
                "Where the time of a request goes",
                "means; server: pg_stat_database.active_time, all parallel work of a request added up; network: what is left,"
                        + " driver and scheduling included",
                List.of(
                        Column.numbers("share of the knee"),
                        Column.numbers("rate (requests/s)"),
                        Column.numbers("client (ms)"),
                        Column.numbers("pool (ms)"),
                        Column.numbers("server (ms)"),
                        Column.numbers("network (ms)"),
                        Column.numbers("timed out"),
                        Column.numbers("errors"),
                        Column.numbers("never sent")),
                plan.details().splits().stream().map(PlanTables::split).toList());
    }

    private static List<String> split(LatencySplit split) {
        return List.of(
                Numbers.significant(split.kneeShare()),
                Numbers.significant(split.rate()),
                Numbers.significant(split.parts().clientWait()),
                Numbers.significant(split.parts().poolWait()),
                split.parts().server().map(Numbers::significant).orElse(""),
                split.parts().network().map(Numbers::significant).orElse(""),
                Numbers.count(split.lost().timeouts()),
                Numbers.count(split.lost().errors()),
                Numbers.count(split.lost().abandoned()));
    }

    /** One row a pool size and number of client threads. */
    public static Table pool(CapacityPlan plan) {
        PoolSizing.Intervals intervals = plan.pool().intervals();
        return new Table(
                "Pool sizes and client threads",
                String.format(
                        Locale.ROOT,
                        "scalability law, 90 %% intervals: contention %.3f–%.3f, coherence %.4f–%.4f",
                        intervals.sigma().low(),
                        intervals.sigma().high(),
                        intervals.kappa().low(),
                        intervals.kappa().high()),
                List.of(
                        Column.numbers("connections"),
                        Column.numbers("threads"),
                        Column.numbers("searches/s"),
                        Column.numbers("p50 (ms)"),
                        Column.numbers("p99 (ms)")),
                plan.pool().cells().stream()
                        .map(cell -> List.of(
                                Numbers.count(cell.connections()),
                                Numbers.count(cell.threads()),
                                Numbers.significant(cell.rate()),
                                Numbers.significant(cell.p50Millis()),
                                Numbers.significant(cell.p99Millis())))
                        .toList());
    }

    /** One row a batch size and number of writers, without and with the index. */
    public static Table batches(CapacityPlan plan) {
        return new Table(
                "Batch sizes and writers",
                "index maintenance "
                        + Numbers.significant(plan.details().batches().maintenanceMillis()) + " ms a document",
                List.of(
                        Column.words("index"),
                        Column.numbers("batch"),
                        Column.numbers("writers"),
                        Column.numbers("documents/s"),
                        Column.numbers("range")),
                plan.details().batches().rates().stream().map(PlanTables::batch).toList());
    }

    private static List<String> batch(BatchSizing.Rate rate) {
        return List.of(
                rate.indexed() ? "hnsw" : "none",
                Numbers.count(rate.batch()),
                Numbers.count(rate.writers()),
                Numbers.significant(rate.documentsPerSecond()),
                Numbers.significant(rate.range().low()) + "–"
                        + Numbers.significant(rate.range().high()));
    }
}
