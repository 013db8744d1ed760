package dev.touchstone.report.chart;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;

/** Draws the charts of a run. */
public final class Charts {
    /** The folder of the charts inside a run folder. */
    public static final String FOLDER = "charts";

    /** How many pixels of a file make one of the chart's own, so that charts stay crisp on dense screens. */
    public static final int PIXELS_PER_POINT = Png.DENSITY;

    private static final CurveChart.Plan INGEST = new CurveChart.Plan(
            "Ingest rate by batch size",
            Metrics.INGEST_RATE,
            "batch_rows",
            "rows in a batch",
            "ingest rate in docs/s (up is better)");
    private static final CurveChart.Plan POOL = new CurveChart.Plan(
            "Throughput by pool size",
            Metrics.POOL_QPS,
            "pool_size",
            "connections in the pool",
            "throughput in queries/s (up is better)");

    private static final SortedMap<String, String> SHADOW_STORES =
            new TreeMap<>(Map.of("shadow-search-file", "file store", "shadow-search-postgres", "PostgreSQL"));

    private Charts() {}

    /**
     * Writes {@code charts/*.png} into the run's folder; a chart without data is not made, and one left there by an
     * earlier rendering is removed.
     *
     * @return the files written, in the order of the report
     */
    public static List<Path> render(Run run) {
        Fonts.check();
        Path folder = run.folder().resolve(FOLDER);
        List<Path> written = new ArrayList<>();
        for (ChartKind kind : ChartKind.values()) {
            Path file = folder.resolve(kind.fileName());
            Optional<XYChart> chart = draw(kind, run);
            if (chart.isPresent()) {
                Png.write(chart.get(), file);
                written.add(file);
            } else {
                remove(file);
            }
        }
        return List.copyOf(written);
    }

    private static Optional<XYChart> draw(ChartKind kind, Run run) {
        return switch (kind) {
            case RECALL -> RecallChart.draw(run);
            case LATENCY -> LatencyChart.draw(run);
            case BUILD_TIME -> RowChart.draw(run, Metrics.BUILD_TIME, "Index build time");
            case INDEX_SIZE -> RowChart.draw(run, Metrics.INDEX_SIZE, "Index size");
            case INGEST -> CurveChart.draw(run, INGEST);
            case POOL -> CurveChart.draw(run, POOL);
            case PLAN_LOAD -> LoadChart.draw(run);
            case PLAN_KNEE -> GrowthChart.draw(run, PlanMetrics.KNEE);
            case PLAN_P95 -> GrowthChart.draw(run, PlanMetrics.P95);
            case PLAN_POOL -> PoolFitChart.draw(run);
            case PLAN_INDEX_SIZE -> GrowthChart.draw(run, PlanMetrics.INDEX_SIZE);
            case PLAN_BUILD_TIME -> GrowthChart.draw(run, PlanMetrics.BUILD_TIME);
            case PLAN_DIMENSIONS -> DimensionChart.draw(run);
            case SHADOW_FATES -> ShadowChart.fates(run);
            case SHADOW_DIFFERENCES -> ShadowChart.differences(run);
            case SHADOW_LATENCY -> DistributionChart.draw(run, "Search latency in the shadow period", SHADOW_STORES);
            case SHADOW_DRIFT -> ShadowChart.drift(run);
        };
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ReportException("cannot remove the outdated chart " + file + "; check its permissions", e);
        }
    }
}
