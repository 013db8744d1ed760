package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Direction.NEUTRAL;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SECONDS;

import java.util.List;

/** The metrics of moving file stores into PostgreSQL. */
public final class MigrateMetrics {
    public static final Metric DOCUMENTS =
            new Metric("migrate.documents", COUNT, HIGHER_IS_BETTER, "documents in PostgreSQL");
    public static final Metric HELD_OUT = new Metric("migrate.held_out", COUNT, LOWER_IS_BETTER, "entries held out");
    public static final Metric TIME = new Metric("migrate.time_s", SECONDS, NEUTRAL, "time");

    public static final Metric PICKLE_RATIO =
            new Metric("migrate.pickle_ratio", RATIO, LOWER_IS_BETTER, "reading a pickle, time over CPython's");
    public static final Metric COPY_RATIO =
            new Metric("migrate.copy_ratio", RATIO, HIGHER_IS_BETTER, "whole migration, rate over a bare COPY's");
    public static final Metric LOAD_RATIO =
            new Metric("migrate.load_ratio", RATIO, HIGHER_IS_BETTER, "inserting alone, rate over a bare COPY's");
    public static final Metric VERIFY_RATIO =
            new Metric("migrate.verify_ratio", RATIO, HIGHER_IS_BETTER, "verifying, rate over a bare COPY's");

    private MigrateMetrics() {}

    static List<Metric> all() {
        return List.of(DOCUMENTS, HELD_OUT, TIME, PICKLE_RATIO, COPY_RATIO, LOAD_RATIO, VERIFY_RATIO);
    }
}
