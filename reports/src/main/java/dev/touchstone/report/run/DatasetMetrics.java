package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Direction.NEUTRAL;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SECONDS;

import java.util.List;

/** The metrics of datasets and the oracle; their keys are part of the run folder's format. */
public final class DatasetMetrics {
    public static final Metric ORACLE_SGEMM_RATIO =
            new Metric("oracle.sgemm_ratio", RATIO, LOWER_IS_BETTER, "exact search over one matrix product");
    public static final Metric ORACLE_TIME = new Metric("oracle.time_s", SECONDS, LOWER_IS_BETTER, "time of a round");

    public static final Metric TRUTH_NEIGHBOURS =
            new Metric("dataset.truth_neighbours", COUNT, NEUTRAL, "exact neighbours a query has");

    private DatasetMetrics() {}

    static List<Metric> all() {
        return List.of(ORACLE_SGEMM_RATIO, ORACLE_TIME, TRUTH_NEIGHBOURS);
    }
}
