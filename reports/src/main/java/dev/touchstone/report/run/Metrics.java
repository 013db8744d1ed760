package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Direction.NEUTRAL;
import static dev.touchstone.report.run.Unit.BYTES;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.DOCUMENTS_PER_SECOND;
import static dev.touchstone.report.run.Unit.MILLISECONDS;
import static dev.touchstone.report.run.Unit.QUERIES_PER_SECOND;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SECONDS;
import static dev.touchstone.report.run.Unit.SHARE;
import static dev.touchstone.report.run.Unit.TEXTS_PER_SECOND;

import java.util.List;

/** The standard metrics; their keys are part of the run folder's format and never change their meaning. */
public final class Metrics {
    public static final Metric RECALL_MEAN =
            new Metric("search.recall_at_10.mean", SHARE, HIGHER_IS_BETTER, "recall@10");
    public static final Metric RECALL_P5 =
            new Metric("search.recall_at_10.p5", SHARE, HIGHER_IS_BETTER, "recall@10 p5");
    public static final Metric RECALL_MINIMUM =
            new Metric("search.recall_at_10.minimum", SHARE, HIGHER_IS_BETTER, "recall@10 min");
    public static final Metric FILL_RATE = new Metric("search.fill_rate", SHARE, HIGHER_IS_BETTER, "fill rate");
    public static final Metric SEARCH_P50 = new Metric("search.latency.p50_ms", MILLISECONDS, LOWER_IS_BETTER, "p50");
    public static final Metric SEARCH_P95 = new Metric("search.latency.p95_ms", MILLISECONDS, LOWER_IS_BETTER, "p95");
    public static final Metric SEARCH_P99 = new Metric("search.latency.p99_ms", MILLISECONDS, LOWER_IS_BETTER, "p99");
    public static final Metric SEARCH_QPS = new Metric("search.qps", QUERIES_PER_SECOND, HIGHER_IS_BETTER, "QPS");
    public static final Metric PLAN_OK_SHARE =
            new Metric("search.plan_ok_share", SHARE, HIGHER_IS_BETTER, "plan as asked");
    public static final Metric EXACT_FALLBACKS =
            new Metric("search.exact_fallbacks", COUNT, LOWER_IS_BETTER, "exact fallbacks");

    public static final Metric BUILD_TIME = new Metric("index.build_time_s", SECONDS, LOWER_IS_BETTER, "build time");
    public static final Metric INDEX_SIZE = new Metric("index.size_bytes", BYTES, LOWER_IS_BETTER, "index size");

    public static final Metric INGEST_RATE =
            new Metric("ingest.rate_docs_per_s", DOCUMENTS_PER_SECOND, HIGHER_IS_BETTER, "ingest rate");

    public static final Metric POOL_QPS = new Metric("pool.qps", QUERIES_PER_SECOND, HIGHER_IS_BETTER, "QPS");
    public static final Metric POOL_P50 = new Metric("pool.latency.p50_ms", MILLISECONDS, LOWER_IS_BETTER, "p50");
    public static final Metric POOL_P95 = new Metric("pool.latency.p95_ms", MILLISECONDS, LOWER_IS_BETTER, "p95");
    public static final Metric POOL_P99 = new Metric("pool.latency.p99_ms", MILLISECONDS, LOWER_IS_BETTER, "p99");

    public static final Metric PARITY_QUERIES =
            new Metric("parity.queries", COUNT, HIGHER_IS_BETTER, "queries compared");
    public static final Metric PARITY_DIFFERENCES =
            new Metric("parity.differences", COUNT, LOWER_IS_BETTER, "differences");

    public static final Metric EMBEDDING_RATE =
            new Metric("dataset.embedding_rate_texts_per_s", TEXTS_PER_SECOND, HIGHER_IS_BETTER, "embedding rate");
    public static final Metric GROUND_TRUTH_TIME =
            new Metric("dataset.ground_truth_time_s", SECONDS, LOWER_IS_BETTER, "ground truth time");

    public static final Metric ACCOUNT_TIME = new Metric("account.time_s", SECONDS, NEUTRAL, "time spent");

    public static final Metric STORE_INGEST =
            new Metric("store.ingest.copy_ratio", RATIO, HIGHER_IS_BETTER, "ingest over bare COPY");
    public static final Metric STORE_INGEST_INDEXED =
            new Metric("store.ingest_indexed.copy_ratio", RATIO, HIGHER_IS_BETTER, "ingest over bare COPY, indexed");
    public static final Metric STORE_P50 =
            new Metric("store.search.p50_ratio", RATIO, LOWER_IS_BETTER, "p50 over a bare query");
    public static final Metric STORE_QPS =
            new Metric("store.search.qps_ratio", RATIO, HIGHER_IS_BETTER, "QPS over bare queries");
    public static final Metric STORE_ROUND_TRIPS =
            new Metric("store.search.round_trips", COUNT, LOWER_IS_BETTER, "round trips a search");
    public static final Metric STORE_SENT =
            new Metric("store.search.bytes_sent", COUNT, LOWER_IS_BETTER, "bytes sent a search");
    public static final Metric STORE_RECEIVED =
            new Metric("store.search.bytes_received", COUNT, LOWER_IS_BETTER, "bytes received a search");
    public static final Metric STORE_RECALL =
            new Metric("store.search.recall_at_10", SHARE, HIGHER_IS_BETTER, "recall@10");

    private Metrics() {}

    static List<Metric> all() {
        return List.of(
                RECALL_MEAN,
                RECALL_P5,
                RECALL_MINIMUM,
                FILL_RATE,
                SEARCH_P50,
                SEARCH_P95,
                SEARCH_P99,
                SEARCH_QPS,
                PLAN_OK_SHARE,
                EXACT_FALLBACKS,
                BUILD_TIME,
                INDEX_SIZE,
                INGEST_RATE,
                POOL_QPS,
                POOL_P50,
                POOL_P95,
                POOL_P99,
                PARITY_QUERIES,
                PARITY_DIFFERENCES,
                EMBEDDING_RATE,
                GROUND_TRUTH_TIME,
                ACCOUNT_TIME,
                STORE_INGEST,
                STORE_INGEST_INDEXED,
                STORE_P50,
                STORE_QPS,
                STORE_ROUND_TRIPS,
                STORE_SENT,
                STORE_RECEIVED,
                STORE_RECALL);
    }
}
