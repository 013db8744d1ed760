package dev.touchstone.bench.load;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;

/**
 * What a load must keep.
 *
 * @param percentile of latency, above 0 and below 100
 * @param limit the most that percentile may be
 * @param failureShare the largest share of requests that may fail, 0 to 1
 */
public record LatencyTarget(double percentile, Duration limit, double failureShare) {
    /** Observations beyond the percentile that an estimate of it should rest on. */
    private static final int BEYOND = 10;

    public LatencyTarget {
        if (!(percentile > 0 && percentile < 100)) {
            throw new ConfigurationException("the percentile is " + percentile + "; it must lie between 0 and 100");
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new ConfigurationException("the latency limit is " + limit.toMillis() + " ms; it must be above 0");
        }
    }

    /** The p99 of all requests, none of which may fail. */
    public static LatencyTarget p99(Duration limit) {
        return new LatencyTarget(99, limit, 0);
    }

    /** Requests needed so that {@value #BEYOND} lie beyond the percentile. */
    public long requests() {
        return (long) Math.ceil(BEYOND * 100 / (100 - percentile));
    }

    /** Whether a load kept it: the percentile within the limit, few enough failures, and no growing queue. */
    public boolean isMetBy(LoadResult result) {
        return result.latency().getValueAtPercentile(percentile) <= limit.toNanos()
                && result.failureShare() <= failureShare
                && !result.queueGrew();
    }
}
