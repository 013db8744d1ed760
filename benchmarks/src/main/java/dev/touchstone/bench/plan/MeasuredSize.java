package dev.touchstone.bench.plan;

import java.util.List;

/**
 * What was measured at one number of rows.
 *
 * @param buildSeconds the time of each build
 * @param bytes what the rows take
 * @param p95Millis p95 of each pass over the queries, one client, closed loop
 * @param knees each search for where a rising rate broke the latency target
 */
record MeasuredSize(int rows, List<Double> buildSeconds, Bytes bytes, List<Double> p95Millis, List<KneeRun> knees) {
    MeasuredSize {
        buildSeconds = List.copyOf(buildSeconds);
        p95Millis = List.copyOf(p95Millis);
        knees = List.copyOf(knees);
    }

    List<Double> kneeRates() {
        return knees.stream().map(KneeRun::meets).toList();
    }

    /**
     * Sizes as the server counts them.
     *
     * @param index the vector index
     * @param heap the rows
     * @param outOfLine values stored outside their rows
     * @param otherIndexes primary key, order and metadata
     * @param rowBytes bytes of one row, its header included
     */
    record Bytes(long index, long heap, long outOfLine, long otherIndexes, int rowBytes) {
        /** Everything but the vector index. */
        long table() {
            return heap + outOfLine + otherIndexes;
        }
    }
}
