package dev.touchstone.report.ageing;

/**
 * One VACUUM or REINDEX.
 *
 * @param day when, in days of the deployment since the start
 * @param after what had happened just before
 * @param seconds how long it took
 */
public record Maintenance(double day, Moment after, Kind kind, double seconds) {
    /** What was done. */
    public enum Kind {
        VACUUM,
        REINDEX
    }
}
