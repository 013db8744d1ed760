package dev.touchstone.report.ageing;

/**
 * One VACUUM or REINDEX.
 *
 * @param day when, in days of the deployment since the start
 * @param seconds how long it took
 */
public record Maintenance(double day, Kind kind, double seconds) {
    /** What was done. */
    public enum Kind {
        VACUUM,
        REINDEX
    }
}
