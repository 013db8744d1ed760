package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Unit.BYTES;
import static dev.touchstone.report.run.Unit.MILLISECONDS;
import static dev.touchstone.report.run.Unit.QUERIES_PER_SECOND;
import static dev.touchstone.report.run.Unit.SECONDS;
import static dev.touchstone.report.run.Unit.SHARE;

import java.util.List;

/** The metrics of capacity planning. */
public final class PlanMetrics {
    public static final Metric BUILD_TIME =
            new Metric("plan.build_time_s", SECONDS, LOWER_IS_BETTER, "index build time");
    public static final Metric INDEX_SIZE = new Metric("plan.index_size_bytes", BYTES, LOWER_IS_BETTER, "index size");
    public static final Metric TABLE_SIZE = new Metric("plan.table_size_bytes", BYTES, LOWER_IS_BETTER, "table size");
    public static final Metric P95 = new Metric("plan.p95_ms", MILLISECONDS, LOWER_IS_BETTER, "p95, one client");
    public static final Metric KNEE =
            new Metric("plan.knee_qps", QUERIES_PER_SECOND, HIGHER_IS_BETTER, "rate at the knee");

    public static final Metric ERROR_INDEX_SIZE =
            new Metric("plan.error.index_size", SHARE, LOWER_IS_BETTER, "error of the index size");
    public static final Metric ERROR_BUILD_TIME =
            new Metric("plan.error.build_time", SHARE, LOWER_IS_BETTER, "error of the build time");
    public static final Metric ERROR_P95 = new Metric("plan.error.p95", SHARE, LOWER_IS_BETTER, "error of p95");
    public static final Metric ERROR_KNEE =
            new Metric("plan.error.knee", SHARE, LOWER_IS_BETTER, "error of the rate at the knee");
    public static final Metric COVERED =
            new Metric("plan.covered", SHARE, HIGHER_IS_BETTER, "held-out figure inside its 90 % interval");

    private PlanMetrics() {}

    static List<Metric> all() {
        return List.of(
                BUILD_TIME,
                INDEX_SIZE,
                TABLE_SIZE,
                P95,
                KNEE,
                ERROR_INDEX_SIZE,
                ERROR_BUILD_TIME,
                ERROR_P95,
                ERROR_KNEE,
                COVERED);
    }
}
