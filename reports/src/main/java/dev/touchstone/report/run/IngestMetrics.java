package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Unit.RATIO;

import java.util.List;

/** The metrics of ways to send documents; their keys are part of the run folder's format. */
public final class IngestMetrics {
    public static final Metric COPY_OVER_MULTI_ROW =
            new Metric("store.ingest.copy_over_multi_row_ratio", RATIO, HIGHER_IS_BETTER, "COPY's rate over INSERT's");

    private IngestMetrics() {}

    static List<Metric> all() {
        return List.of(COPY_OVER_MULTI_ROW);
    }
}
