package dev.touchstone.bench.plan;

import java.util.List;

/**
 * What was measured at one number of rows.
 *
 * @param builds each build of the index, at least one
 * @param p95Millis p95 of each pass over the queries, one client, closed loop
 * @param outOfMemory p95 of each pass on a server that cannot hold the index; empty where there was none
 * @param knees each search for where a rising rate broke the latency target
 */
record MeasuredSize(
        int rows, List<Build> builds, List<Double> p95Millis, List<Double> outOfMemory, List<KneeRun> knees) {
    MeasuredSize {
        builds = List.copyOf(builds);
        p95Millis = List.copyOf(p95Millis);
        outOfMemory = List.copyOf(outOfMemory);
        knees = List.copyOf(knees);
    }

    List<Double> buildSeconds() {
        return builds.stream().map(Build::seconds).toList();
    }

    /** The size of the index after each build. */
    List<Double> indexBytes() {
        return builds.stream().map(build -> (double) build.bytes().index()).toList();
    }

    /** What the rows take, as the last build left them. */
    Bytes bytes() {
        return builds.get(builds.size() - 1).bytes();
    }

    List<Double> kneeRates() {
        return knees.stream().map(KneeRun::meets).toList();
    }

    /** One build of the index, and what the rows took after it. */
    record Build(double seconds, Bytes bytes) {}

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
