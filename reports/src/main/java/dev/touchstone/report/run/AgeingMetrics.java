package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Unit.BYTES;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.MILLISECONDS;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SECONDS;
import static dev.touchstone.report.run.Unit.SHARE;

import java.util.List;

/** The metrics of an index that ages. */
public final class AgeingMetrics {
    public static final Metric RECALL = new Metric("ageing.recall_mean", SHARE, HIGHER_IS_BETTER, "recall");
    public static final Metric FILL_RATE =
            new Metric("ageing.fill_rate", SHARE, HIGHER_IS_BETTER, "fill rate of one scan");
    public static final Metric FALLBACKS =
            new Metric("ageing.fallback_share", SHARE, LOWER_IS_BETTER, "searches completed by an exact scan");
    public static final Metric P50 = new Metric("ageing.p50_ms", MILLISECONDS, LOWER_IS_BETTER, "p50");
    public static final Metric P99 = new Metric("ageing.p99_ms", MILLISECONDS, LOWER_IS_BETTER, "p99");
    public static final Metric P99_RATIO =
            new Metric("ageing.p99_ratio", RATIO, LOWER_IS_BETTER, "p99 over the reference scan");
    public static final Metric INDEX_SIZE = new Metric("ageing.index_bytes", BYTES, LOWER_IS_BETTER, "index size");
    public static final Metric TABLE_SIZE = new Metric("ageing.table_bytes", BYTES, LOWER_IS_BETTER, "table size");
    public static final Metric DEAD_ROWS = new Metric("ageing.dead_rows", COUNT, LOWER_IS_BETTER, "dead rows");
    public static final Metric VACUUM = new Metric("ageing.vacuum_s", SECONDS, LOWER_IS_BETTER, "VACUUM");
    public static final Metric REINDEX = new Metric("ageing.reindex_s", SECONDS, LOWER_IS_BETTER, "REINDEX");
    public static final Metric REINDEX_DAYS =
            new Metric("ageing.reindex_every_days", COUNT, HIGHER_IS_BETTER, "days between two REINDEXes");

    private AgeingMetrics() {}

    static List<Metric> all() {
        return List.of(
                RECALL,
                FILL_RATE,
                FALLBACKS,
                P50,
                P99,
                P99_RATIO,
                INDEX_SIZE,
                TABLE_SIZE,
                DEAD_ROWS,
                VACUUM,
                REINDEX,
                REINDEX_DAYS);
    }
}
