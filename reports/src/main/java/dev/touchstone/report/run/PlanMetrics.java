package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Unit.BYTES;
import static dev.touchstone.report.run.Unit.DOCUMENTS_PER_SECOND;
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
            new Metric("plan.covered", SHARE, HIGHER_IS_BETTER, "held-out figure inside its interval of at least 90 %");

    public static final Metric KNEE_SPREAD = new Metric(
            "plan.knee_spread", SHARE, LOWER_IS_BETTER, "range of repeated searches for the knee over their median");
    public static final Metric CLIENT_LIMIT =
            new Metric("plan.client_limit_qps", QUERIES_PER_SECOND, HIGHER_IS_BETTER, "what the client can send");
    public static final Metric POOL_WAIT =
            new Metric("plan.split.pool_wait_ms", MILLISECONDS, LOWER_IS_BETTER, "wait for a connection, mean");
    public static final Metric CLIENT_WAIT =
            new Metric("plan.split.client_wait_ms", MILLISECONDS, LOWER_IS_BETTER, "wait for a client, mean");
    public static final Metric SERVER =
            new Metric("plan.split.server_ms", MILLISECONDS, LOWER_IS_BETTER, "time in the server, mean");
    public static final Metric NETWORK =
            new Metric("plan.split.network_ms", MILLISECONDS, LOWER_IS_BETTER, "driver and network, mean");
    public static final Metric INGEST_RATE =
            new Metric("plan.ingest_docs_per_s", DOCUMENTS_PER_SECOND, HIGHER_IS_BETTER, "ingest rate");
    public static final Metric MAINTENANCE = new Metric(
            "plan.index_maintenance_ms", MILLISECONDS, LOWER_IS_BETTER, "index maintenance of one added document");
    public static final Metric BUILD_COST = new Metric(
            "plan.build_cost_s", SECONDS, LOWER_IS_BETTER, "build of the smallest size under other settings");
    public static final Metric BUILD_MEMORY =
            new Metric("plan.build_memory_bytes", BYTES, LOWER_IS_BETTER, "memory of a graph while it is built");
    public static final Metric POOL_RATE =
            new Metric("plan.pool_qps", QUERIES_PER_SECOND, HIGHER_IS_BETTER, "throughput of a pool");
    public static final Metric P95_IN_MEMORY = new Metric(
            "plan.p95_in_memory_ms", MILLISECONDS, LOWER_IS_BETTER, "p95, index in memory, in turns with out");
    public static final Metric P95_OUT_OF_MEMORY =
            new Metric("plan.p95_out_of_memory_ms", MILLISECONDS, LOWER_IS_BETTER, "p95, index out of memory");

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
                COVERED,
                KNEE_SPREAD,
                CLIENT_LIMIT,
                CLIENT_WAIT,
                POOL_WAIT,
                SERVER,
                NETWORK,
                INGEST_RATE,
                MAINTENANCE,
                BUILD_COST,
                BUILD_MEMORY,
                POOL_RATE,
                P95_IN_MEMORY,
                P95_OUT_OF_MEMORY);
    }
}
