package dev.touchstone.dataset.recall;

import dev.touchstone.dataset.DatasetException;

/**
 * How well one query was answered.
 *
 * @param query number of the query
 * @param hits returned rows that are as near as the true neighbours, 0 to returned
 * @param returned rows in the answer, 0 to expected
 * @param expected min(k, matching rows), at least 1
 */
public record QueryRecall(int query, int hits, int returned, int expected) {
    public QueryRecall {
        if (hits < 0 || hits > returned || returned > expected || expected < 1) {
            throw new DatasetException(
                    "query " + query + " cannot have " + hits + " hits in " + returned + " of " + expected + " rows");
        }
    }

    /** Returns hits over expected, 0 to 1. */
    public double recall() {
        return (double) hits / expected;
    }

    /** Returns rows returned over expected, 0 to 1. */
    public double fillRate() {
        return (double) returned / expected;
    }
}
