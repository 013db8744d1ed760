package dev.touchstone.bench.load;

import dev.touchstone.report.capacity.Lost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What became of a load, its warm-up left out.
 *
 * @param targetRate requests a second that were due
 * @param measured how long requests were due for
 * @param timings every request, in the order they were due
 * @param failures how many failed, by their reason
 * @param timeouts how many of them failed because something took longer than its limit
 * @param abandoned requests that were due but never sent, because the backlog had grown beyond its bound
 */
public record LoadResult(
        double targetRate,
        Duration measured,
        List<Timing> timings,
        Map<String, Long> failures,
        long timeouts,
        long abandoned) {
    private static final int DIGITS = 3;
    private static final double GROWTH = 2;
    private static final int QUARTERS = 4;

    public LoadResult {
        timings = List.copyOf(timings);
        failures = Map.copyOf(failures);
    }

    /** Latencies in nanoseconds from when requests were due; failed ones count with the time they took to fail. */
    public Histogram latency() {
        return histogram(Timing::latency);
    }

    /** Latencies in nanoseconds from when requests were sent. */
    public Histogram service() {
        return histogram(Timing::service);
    }

    /** Waits for a free client, in nanoseconds. */
    public Histogram lateness() {
        return histogram(Timing::lateness);
    }

    /** Failed and abandoned requests over all that were due. */
    public double failureShare() {
        long due = timings.size() + abandoned;
        return due == 0 ? 1 : (double) (failed() + abandoned) / due;
    }

    private long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What was not answered, by kind. */
    public Lost lost() {
        return new Lost(timings.size() + abandoned, timeouts, failed() - timeouts, abandoned);
    }

    /** Requests answered a second, while requests were due and until the last was answered. */
    public double achievedRate() {
        long end = timings.stream().mapToLong(Timing::completed).max().orElse(0);
        long begin = timings.stream().mapToLong(Timing::intended).min().orElse(0);
        double seconds = Math.max(measured.toNanos(), end - begin) / 1e9;
        return timings.stream().filter(timing -> !timing.failed()).count() / seconds;
    }

    /**
     * Whether requests piled up: some were abandoned, or the last quarter waited for a client more than twice as long as
     * the first, and longer than a request takes.
     */
    public boolean queueGrew() {
        if (abandoned > 0) {
            return true;
        }
        int quarter = timings.size() / QUARTERS;
        if (quarter == 0) {
            return false;
        }
        double first = meanLateness(timings.subList(0, quarter));
        double last = meanLateness(timings.subList(timings.size() - quarter, timings.size()));
        return last > GROWTH * first && last > service().getMean();
    }

    private static double meanLateness(List<Timing> part) {
        return part.stream().mapToLong(Timing::lateness).average().orElse(0);
    }

    private Histogram histogram(ToLongFunction<Timing> time) {
        Histogram histogram = new Histogram(DIGITS);
        timings.forEach(timing -> histogram.recordValue(Math.max(0, time.applyAsLong(timing))));
        return histogram;
    }
}
