package dev.touchstone.report.capacity;

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
     * @param p50Millis the median of the rounds
     * @param p95Millis the same
     * @param p95Range the least and the most p95 of them
     * @param readBlocks blocks of the index that a search read from outside {@code shared_buffers}, in the mean
     */
    public record Latency(double p50Millis, double p95Millis, Band p95Range, double readBlocks) {}

    /** How many times longer p95 is out of memory. */
    public double slowdown() {
        return outOfMemory.p95Millis() / inMemory.p95Millis();
    }
}
