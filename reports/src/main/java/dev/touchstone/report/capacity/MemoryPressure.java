package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * The same searches with the index in the server's memory and out of it.
 *
 * @param rows documents searched
 * @param indexBytes size of the index
 * @param smallBytes {@code shared_buffers} of the server that cannot hold it; its pages come from the operating system
 * @param inMemory where the server holds it
 * @param outOfMemory where it does not
 */
public record MemoryPressure(long rows, long indexBytes, long smallBytes, Latency inMemory, Latency outOfMemory) {
    /**
     * Latencies of one client.
     *
     * @param p50Millis the median of the passes
     * @param p95Passes p95 of each pass, at least one
     * @param readBlocks blocks of the index that a search read from outside {@code shared_buffers}, in the mean
     */
    public record Latency(double p50Millis, List<Double> p95Passes, double readBlocks) {
        public Latency {
            p95Passes = List.copyOf(p95Passes);
            if (p95Passes.isEmpty()) {
                throw new ReportException("latencies of no pass");
            }
        }

        /** The median of the passes. */
        public double p95Millis() {
            List<Double> sorted = p95Passes.stream().sorted().toList();
            return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        }

        /** The least and the most of the passes. */
        public Band p95Range() {
            return new Band(
                    p95Passes.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                    p95Passes.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        }
    }

    /** How many times longer p95 is out of memory. */
    public double slowdown() {
        return outOfMemory.p95Millis() / inMemory.p95Millis();
    }
}
