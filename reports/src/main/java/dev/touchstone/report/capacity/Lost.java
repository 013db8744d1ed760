package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;

/**
 * The requests of a load that were not answered.
 *
 * @param due requests that were due
 * @param timeouts failed because the pool, a lock or a statement took longer than its limit
 * @param errors failed for another reason
 * @param abandoned never sent, because the backlog had grown beyond its bound
 */
public record Lost(long due, long timeouts, long errors, long abandoned) {
    public Lost {
        if (timeouts < 0 || errors < 0 || abandoned < 0 || timeouts + errors + abandoned > due) {
            throw new ReportException("of " + due + " requests, " + timeouts + " cannot have timed out, " + errors
                    + " failed and " + abandoned + " been abandoned");
        }
    }

    /** The share of the due requests that were not answered. */
    public double share() {
        return due == 0 ? 0 : (double) (timeouts + errors + abandoned) / due;
    }
}
