package dev.touchstone.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * One client that sends the next request when the last is answered.
 *
 * <p>It does not show what users see: while the server stalls it sends nothing, so a stall is one slow request.
 */
final class ClosedLoop {
    private static final int DIGITS = 3;

    private ClosedLoop() {}

    /** Sends for that long and returns latencies in nanoseconds. */
    static Histogram run(Workload workload, Duration duration) {
        Histogram latencies = new Histogram(DIGITS);
        long end = System.nanoTime() + duration.toNanos();
        long n = 0;
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            workload.send(n++);
            latencies.recordValue(System.nanoTime() - start);
        }
        return latencies;
    }
}
