package dev.touchstone.bench.plan;

import dev.touchstone.bench.load.Knee;
import dev.touchstone.bench.load.TrafficMix;
import dev.touchstone.bench.load.Trial;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.LoadPoint;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.run.Spread;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Measures, fits, predicts, checks the prediction, and says what a deployment needs. */
public final class Planner {
    private static final int POOL_ROUNDS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ConnectionSettings server;
    private final Supplier<String> schemas;
    private final PlanSettings settings;
    private final Progress progress;

    /**
     * @param schemas gives a new empty schema
     */
    public Planner(ConnectionSettings server, Supplier<String> schemas, PlanSettings settings, Progress progress) {
        this.server = server;
        this.schemas = schemas;
        this.settings = settings;
        this.progress = progress;
    }

    /** Makes the plan; every figure measured is handed over too. */
    public CapacityPlan plan(PlanRequest request, TrafficMix mix, Consumer<Measurement> figures)
            throws SQLException, InterruptedException {
        try (PlanLab lab = new PlanLab(server, schemas, settings, progress)) {
            lab.fill();
            SizedSpace largestFitted = lab.spaces().get(settings.sizes().size() - 1);
            progress.advanced("Throughput over pool sizes", 0, 1);
            PoolSizing pool =
                    new PoolSizes(largestFitted, lab.queries(), settings.index().k()).measure(POOL_ROUNDS);
            progress.advanced("What the client can send", 0, 1);
            KneeProbe probe = new KneeProbe(settings, pool.recommended(), mix);
            List<MeasuredSize> measured = lab.measure(probe);
            measured.forEach(size -> record(size, figures));
            List<Growth> growth =
                    new Growths(settings, measured, request.asked().documents()).all();
            growth.forEach(one -> recordError(one, figures));
            Knee last = measured.get(measured.size() - 1).knee();
            return plan(request, growth, pool, last, probe.limit().rate());
        }
    }

    private static CapacityPlan plan(
            PlanRequest request, List<Growth> growth, PoolSizing pool, Knee knee, double clientLimit) {
        Advice advice = new Advice(request, growth, pool, Runtime.getRuntime().availableProcessors());
        return new CapacityPlan(
                request.asked(),
                growth,
                knee.trials().stream().map(Planner::point).toList(),
                clientLimit,
                pool,
                advice.shards(),
                advice.sentences(),
                advice.warnings(clientLimit));
    }

    private static LoadPoint point(Trial trial) {
        return new LoadPoint(
                trial.rate(),
                trial.result().latency().getValueAtPercentile(50) / NANOS_PER_MILLI,
                trial.result().latency().getValueAtPercentile(99) / NANOS_PER_MILLI,
                trial.result().service().getValueAtPercentile(99) / NANOS_PER_MILLI,
                trial.result().failureShare(),
                trial.met());
    }

    private static void record(MeasuredSize size, Consumer<Measurement> figures) {
        Map<String, String> cell = Map.of("rows", Integer.toString(size.rows()));
        figures.accept(figure(PlanMetrics.BUILD_TIME, cell, size.buildSeconds()));
        figures.accept(figure(PlanMetrics.P95, cell, size.p95Millis()));
        figures.accept(Measurement.of(
                PlanMetrics.INDEX_SIZE, cell, (double) size.bytes().index(), 1));
        figures.accept(Measurement.of(
                PlanMetrics.TABLE_SIZE, cell, (double) size.bytes().table(), 1));
        size.knee()
                .meets()
                .ifPresent(rate -> figures.accept(Measurement.of(
                                PlanMetrics.KNEE,
                                cell,
                                rate,
                                size.knee().trials().size())
                        .within(new Spread(rate, size.knee().misses().orElse(rate), "met to missed"))));
    }

    private static Measurement figure(Metric metric, Map<String, String> cell, List<Double> repeats) {
        double[] sorted =
                repeats.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return Measurement.of(metric, cell, middle, sorted.length)
                .within(new Spread(
                        Collections.min(repeats),
                        Collections.max(repeats),
                        "min-max of " + sorted.length + " repeats"));
    }

    private static void recordError(Growth growth, Consumer<Measurement> figures) {
        Map<String, Metric> errors = Map.of(
                PlanMetrics.INDEX_SIZE.key(), PlanMetrics.ERROR_INDEX_SIZE,
                PlanMetrics.BUILD_TIME.key(), PlanMetrics.ERROR_BUILD_TIME,
                PlanMetrics.P95.key(), PlanMetrics.ERROR_P95,
                PlanMetrics.KNEE.key(), PlanMetrics.ERROR_KNEE);
        if (!errors.containsKey(growth.figure())) {
            return;
        }
        growth.heldOut().ifPresent(check -> {
            Map<String, String> cell = Map.of("rows", Long.toString(Math.round(check.rows())));
            figures.accept(Measurement.of(errors.get(growth.figure()), cell, Math.abs(check.error()), 1));
            Map<String, String> which =
                    Map.of("figure", growth.figure(), "rows", Long.toString(Math.round(check.rows())));
            figures.accept(Measurement.of(PlanMetrics.COVERED, which, check.covered() ? 1 : 0, 1));
        });
    }
}
