package dev.touchstone.report.gate.evidence;

import dev.touchstone.report.ReportException;

/**
 * How one query was answered in one round.
 *
 * @param query number of the query, from 0
 * @param expected min(k, matching documents), at least 1
 * @param returned rows in the answer, 0 to expected
 * @param hits rows as near as the true neighbours, 0 to returned
 */
public record QueryScore(int query, int expected, int returned, int hits) {
    public QueryScore {
        if (query < 0 || expected < 1 || returned < 0 || returned > expected || hits < 0 || hits > returned) {
            throw new ReportException("query " + query + " cannot have " + hits + " hits in " + returned + " of "
                    + expected + " rows; measure again");
        }
    }

    /** Hits over expected. */
    public double recall() {
        return (double) hits / expected;
    }
}
