package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Direction.NEUTRAL;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.MILLISECONDS;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SHARE;

import java.util.List;

/** What a shadow period measures. */
public final class ShadowMetrics {
    public static final Metric QUESTIONS = new Metric("shadow.questions", COUNT, NEUTRAL, "questions");
    public static final Metric COMPARED =
            new Metric("shadow.compared_share", SHARE, HIGHER_IS_BETTER, "share compared");
    public static final Metric DIFFERENCES =
            new Metric("shadow.differences", COUNT, LOWER_IS_BETTER, "differences by class");
    public static final Metric P50 = new Metric("shadow.latency.p50_ms", MILLISECONDS, LOWER_IS_BETTER, "p50");
    public static final Metric P95 = new Metric("shadow.latency.p95_ms", MILLISECONDS, LOWER_IS_BETTER, "p95");
    public static final Metric P99 = new Metric("shadow.latency.p99_ms", MILLISECONDS, LOWER_IS_BETTER, "p99");
    public static final Metric P50_RATIO =
            new Metric("shadow.latency.p50_ratio", RATIO, LOWER_IS_BETTER, "p50, PostgreSQL over file store");
    public static final Metric FAILURES = new Metric("shadow.failures", COUNT, LOWER_IS_BETTER, "failures");
    public static final Metric BEHIND =
            new Metric("shadow.behind.maximum", COUNT, LOWER_IS_BETTER, "most documents behind");
    public static final Metric OUTSTANDING =
            new Metric("shadow.outstanding", COUNT, LOWER_IS_BETTER, "documents behind at the end");
    public static final Metric CAUGHT_UP = new Metric("shadow.caught_up", COUNT, NEUTRAL, "documents caught up");
    public static final Metric LOST_LINES =
            new Metric("shadow.lost_lines", COUNT, LOWER_IS_BETTER, "journal lines lost");

    private ShadowMetrics() {}

    static List<Metric> all() {
        return List.of(
                QUESTIONS,
                COMPARED,
                DIFFERENCES,
                P50,
                P95,
                P99,
                P50_RATIO,
                FAILURES,
                BEHIND,
                OUTSTANDING,
                CAUGHT_UP,
                LOST_LINES);
    }
}
