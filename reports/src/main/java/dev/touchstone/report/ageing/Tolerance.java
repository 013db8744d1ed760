package dev.touchstone.report.ageing;

import dev.touchstone.report.ReportException;

/**
 * How much an index may age, measured against the same index when it was fresh.
 *
 * @param recall mean recall that may be lost, in (0, 1)
 * @param p99 share by which p99 may grow, above 0
 * @param size share by which the index may grow a document, above 0
 */
public record Tolerance(double recall, double p99, double size) {
    public Tolerance {
        if (!(recall > 0 && recall < 1)) {
            throw new ReportException("tolerance.recall is " + recall + "; it must lie between 0 and 1");
        }
        if (!(p99 > 0 && size > 0)) {
            throw new ReportException(
                    "tolerance.p99 is " + p99 + " and tolerance.size " + size + "; both must be above 0");
        }
    }
}
