package dev.touchstone.report.chart;

import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import java.util.List;

/** The charts of a capacity plan. */
final class PlanCharts {
    private PlanCharts() {}

    static List<RunChart> all() {
        return List.of(
                new RunChart("plan-load.png", "Latency against rate, with the knee", LoadChart::draw),
                growth("plan-knee.png", "Rate at the knee", PlanMetrics.KNEE),
                growth("plan-p95.png", "Latency", PlanMetrics.P95),
                growth("plan-p95-out-of-memory.png", "Latency out of memory", PlanMetrics.P95_OUT_OF_MEMORY),
                new RunChart(
                        "plan-pool.png", "Throughput against pool size, with the scalability law", PoolFitChart::draw),
                growth("plan-index-size.png", "Index size", PlanMetrics.INDEX_SIZE),
                growth("plan-build-time.png", "Build time", PlanMetrics.BUILD_TIME),
                new RunChart(
                        "plan-dimensions.png", "Index size against dimensions, with its cliffs", DimensionChart::draw));
    }

    private static RunChart growth(String fileName, String what, Metric metric) {
        return new RunChart(
                fileName,
                what + " against documents, with the prediction and the held-out size",
                run -> GrowthChart.draw(run, metric));
    }
}
