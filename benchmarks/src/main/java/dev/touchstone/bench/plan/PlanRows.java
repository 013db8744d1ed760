package dev.touchstone.bench.plan;

import dev.touchstone.bench.plan.MeasuredSize.Build;
import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.report.capacity.BatchSizing.Rate;
import dev.touchstone.report.capacity.BuildCosts;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.LatencySplit;
import dev.touchstone.report.capacity.MemoryPressure;
import dev.touchstone.report.capacity.PlanDetails;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.run.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Turns what a plan measures into rows of its run folder. */
final class PlanRows {
    private static final Map<String, Metric> ERRORS = Map.of(
            PlanMetrics.INDEX_SIZE.key(), PlanMetrics.ERROR_INDEX_SIZE,
            PlanMetrics.BUILD_TIME.key(), PlanMetrics.ERROR_BUILD_TIME,
            PlanMetrics.P95.key(), PlanMetrics.ERROR_P95,
            PlanMetrics.KNEE.key(), PlanMetrics.ERROR_KNEE);

    private final Consumer<Measurement> figures;

    PlanRows(Consumer<Measurement> figures) {
        this.figures = figures;
    }

    private void one(Metric metric, Map<String, String> cell, double value) {
        figures.accept(Measurement.of(metric, cell, value, 1));
    }

    private static Map<String, String> rows(long number) {
        return Map.of("rows", Long.toString(number));
    }

    void built(int size, List<Build> builds) {
        figures.accept(Medians.row(
                PlanMetrics.BUILD_TIME,
                rows(size),
                builds.stream().map(Build::seconds).toList()));
        figures.accept(Medians.row(
                PlanMetrics.INDEX_SIZE,
                rows(size),
                builds.stream().map(build -> (double) build.bytes().index()).toList()));
        one(PlanMetrics.TABLE_SIZE, rows(size), (double)
                builds.get(builds.size() - 1).bytes().table());
    }

    void latencies(int size, Latencies latencies) {
        figures.accept(Medians.row(PlanMetrics.P95, rows(size), latencies.p95Millis()));
    }

    void pool(PoolSizing pool) {
        pool.cells()
                .forEach(cell -> one(
                        PlanMetrics.POOL_RATE,
                        Map.of(
                                "pool_size", Integer.toString(cell.connections()),
                                "threads", Integer.toString(cell.threads())),
                        cell.rate()));
    }

    void clientLimit(double rate) {
        one(PlanMetrics.CLIENT_LIMIT, Map.of(), rate);
    }

    /** The last of a size's searches for the knee, by itself. */
    void knee(int size, List<KneeRun> runs) {
        KneeRun last = runs.get(runs.size() - 1);
        Map<String, String> cell = Map.of("rows", Integer.toString(size), "search", Integer.toString(runs.size()));
        figures.accept(Measurement.of(
                        PlanMetrics.KNEE, cell, last.meets(), last.loads().size())
                .within(new Spread(last.meets(), last.misses(), "met to missed")));
    }

    void errors(Growth growth) {
        growth.heldOut().ifPresent(check -> {
            long size = Math.round(check.rows());
            if (ERRORS.containsKey(growth.figure())) {
                one(ERRORS.get(growth.figure()), rows(size), Math.abs(check.error()));
            }
            one(
                    PlanMetrics.COVERED,
                    Map.of("figure", growth.figure(), "rows", Long.toString(size)),
                    check.covered() ? 1 : 0);
        });
    }

    void details(PlanDetails details) {
        if (details.kneeRepeats().size() > 1) {
            double range = Medians.range(details.kneeRepeats()).high()
                    - Medians.range(details.kneeRepeats()).low();
            figures.accept(Measurement.of(
                    PlanMetrics.KNEE_SPREAD,
                    Map.of(),
                    range / Medians.of(details.kneeRepeats()),
                    details.kneeRepeats().size()));
        }
        details.splits().forEach(this::split);
        batches(details.batches());
        builds(details.builds());
    }

    private void builds(BuildCosts builds) {
        for (BuildCosts.Time time : builds.times()) {
            Map<String, String> cell = Map.of(
                    "m", Integer.toString(time.m()),
                    "ef_construction", Integer.toString(time.efConstruction()),
                    "rows", Integer.toString(builds.rows()),
                    "workers", Integer.toString(time.workers()));
            one(PlanMetrics.BUILD_COST, cell, time.seconds());
        }
        for (BuildCosts.Memory memory : builds.memory()) {
            Map<String, String> cell =
                    Map.of("m", Integer.toString(memory.m()), "rows", Integer.toString(memory.rows()));
            one(PlanMetrics.BUILD_MEMORY, cell, memory.measuredBytes());
        }
    }

    private void split(LatencySplit split) {
        Map<String, String> cell = Map.of("knee_share", String.format(Locale.ROOT, "%.1f", split.kneeShare()));
        one(PlanMetrics.CLIENT_WAIT, cell, split.parts().clientWait());
        one(PlanMetrics.POOL_WAIT, cell, split.parts().poolWait());
        split.parts().server().ifPresent(millis -> one(PlanMetrics.SERVER, cell, millis));
        split.parts().network().ifPresent(millis -> one(PlanMetrics.NETWORK, cell, millis));
    }

    private void batches(BatchSizing batches) {
        for (Rate rate : batches.rates()) {
            Map<String, String> cell = Map.of(
                    "batch_rows", Integer.toString(rate.batch()),
                    "index", rate.indexed() ? "hnsw" : "none",
                    "writers", Integer.toString(rate.writers()));
            figures.accept(Measurement.of(PlanMetrics.INGEST_RATE, cell, rate.documentsPerSecond(), 1)
                    .within(new Spread(rate.range().low(), rate.range().high(), "min-max of the rounds")));
        }
        one(PlanMetrics.MAINTENANCE, Map.of(), batches.maintenanceMillis());
    }

    void memory(MemoryPressure memory) {
        figures.accept(Medians.row(
                PlanMetrics.P95_IN_MEMORY,
                rows(memory.rows()),
                memory.inMemory().p95Passes()));
        figures.accept(Medians.row(
                PlanMetrics.P95_OUT_OF_MEMORY,
                rows(memory.rows()),
                memory.outOfMemory().p95Passes()));
    }
}
