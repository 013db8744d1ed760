package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Direction.NEUTRAL;
import static dev.touchstone.report.run.Unit.BYTES;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.DOCUMENTS_PER_SECOND;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SECONDS;
import static dev.touchstone.report.run.Unit.SHARE;

import java.util.List;

/** The metrics of datasets and the oracle; their keys are part of the run folder's format. */
public final class DatasetMetrics {
    public static final Metric ORACLE_SGEMM_RATIO =
            new Metric("oracle.sgemm_ratio", RATIO, LOWER_IS_BETTER, "exact search over one matrix product");
    public static final Metric ORACLE_TIME = new Metric("oracle.time_s", SECONDS, LOWER_IS_BETTER, "time of a round");

    public static final Metric TRUTH_NEIGHBOURS =
            new Metric("dataset.truth_neighbours", COUNT, NEUTRAL, "exact neighbours a query has");

    public static final Metric VECTORS = new Metric("doctor.vectors", COUNT, NEUTRAL, "vectors of a kind");
    public static final Metric NORM = new Metric("doctor.norm", RATIO, NEUTRAL, "length of a vector");
    public static final Metric CONSTANT_BITS =
            new Metric("doctor.constant_bits", SHARE, NEUTRAL, "bits that 95 % of the vectors share");
    public static final Metric CONTRAST =
            new Metric("doctor.relative_contrast", RATIO, NEUTRAL, "mean over nearest distance");
    public static final Metric NEAREST_DRIFT =
            new Metric("doctor.nearest_drift", RATIO, NEUTRAL, "distance of a query's neighbours over a document's");
    public static final Metric NEAR_COPIES =
            new Metric("doctor.near_copies", SHARE, NEUTRAL, "documents whose nearest is a near copy");
    public static final Metric NEAREST_BY_BITS =
            new Metric("doctor.nearest_by_bits", SHARE, NEUTRAL, "10 nearest that are among the 100 nearest by signs");
    public static final Metric MEAN_SHIFT =
            new Metric("doctor.mean_shift", RATIO, NEUTRAL, "distance of means squared over variance");
    public static final Metric USERS = new Metric("doctor.users", COUNT, NEUTRAL, "users");
    public static final Metric USER_DOCUMENTS =
            new Metric("doctor.user_documents", COUNT, NEUTRAL, "documents of a user");

    public static final Metric LOAD_RATE =
            new Metric("dataset.load_rate_docs_per_s", DOCUMENTS_PER_SECOND, HIGHER_IS_BETTER, "load rate");
    public static final Metric HEAP_LIMIT =
            new Metric("dataset.heap_limit_bytes", BYTES, NEUTRAL, "largest heap the JVM may use");

    private DatasetMetrics() {}

    static List<Metric> all() {
        return List.of(
                ORACLE_SGEMM_RATIO,
                ORACLE_TIME,
                TRUTH_NEIGHBOURS,
                VECTORS,
                NORM,
                CONSTANT_BITS,
                CONTRAST,
                NEAREST_DRIFT,
                NEAR_COPIES,
                NEAREST_BY_BITS,
                MEAN_SHIFT,
                USERS,
                USER_DOCUMENTS,
                LOAD_RATE,
                HEAP_LIMIT);
    }
}
