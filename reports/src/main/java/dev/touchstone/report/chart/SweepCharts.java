package dev.touchstone.report.chart;

import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.TuneRun;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.internal.chartpart.Chart;

/** The charts of a sweep over indexes, search settings, batch sizes and pool sizes. */
final class SweepCharts {
    private static final CurveChart.Plan INGEST = new CurveChart.Plan(
            "Ingest rate without a vector index, by batch size",
            Metrics.INGEST_RATE,
            "batch_rows",
            "rows in a batch",
            "ingest rate in docs/s (up is better)");
    private static final CurveChart.Plan INGEST_POOL = new CurveChart.Plan(
            "Ingest rate without a vector index, by pool size",
            Metrics.INGEST_RATE,
            "pool_size",
            "connections that store at once",
            "ingest rate in docs/s (up is better)");
    private static final CurveChart.Plan POOL = new CurveChart.Plan(
            "Throughput by pool size",
            Metrics.POOL_QPS,
            "pool_size",
            "connections in the pool",
            "throughput in queries/s (up is better)");

    private SweepCharts() {}

    /** A search for a configuration has a frontier of its own, which sets apart what was given up early. */
    private static Optional<? extends Chart<?, ?>> recall(Run run) {
        return run.json(TuneRun.FILE, TuneRun.class).isPresent() ? Optional.empty() : RecallChart.draw(run);
    }

    static List<RunChart> all() {
        return List.of(
                new RunChart(
                        "recall-qps.png", "Recall against throughput, with the Pareto frontier", SweepCharts::recall),
                new RunChart("latency.png", "Search latency percentiles by setting", LatencyChart::draw),
                new RunChart(
                        "build-time.png",
                        "Build time by index",
                        run -> RowChart.draw(run, Metrics.BUILD_TIME, "Index build time")),
                new RunChart(
                        "index-size.png", "Size by index", run -> RowChart.draw(run, Metrics.INDEX_SIZE, "Index size")),
                new RunChart("ingest.png", "Ingest rate against batch size", run -> CurveChart.draw(run, INGEST)),
                new RunChart(
                        "ingest-pool.png", "Ingest rate against pool size", run -> CurveChart.draw(run, INGEST_POOL)),
                new RunChart("pool.png", "Throughput against pool size", run -> CurveChart.draw(run, POOL)));
    }
}
