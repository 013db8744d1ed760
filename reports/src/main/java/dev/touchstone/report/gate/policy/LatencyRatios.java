package dev.touchstone.report.gate.policy;

import dev.touchstone.report.ReportException;
import java.util.Optional;

/**
 * How many times the baseline's latency is still accepted, 0.1 to 100; at least one is given.
 *
 * @param p50 of the median
 * @param p95 of the 95th percentile
 * @param p99 of the 99th percentile
 */
public record LatencyRatios(Optional<Double> p50, Optional<Double> p95, Optional<Double> p99) {
    private static final double LOWEST = 0.1;
    private static final double HIGHEST = 100;

    public LatencyRatios {
        p50.ifPresent(limit -> LimitRange.check("baseline.latency_ratio.p50", limit, LOWEST, HIGHEST));
        p95.ifPresent(limit -> LimitRange.check("baseline.latency_ratio.p95", limit, LOWEST, HIGHEST));
        p99.ifPresent(limit -> LimitRange.check("baseline.latency_ratio.p99", limit, LOWEST, HIGHEST));
        if (p50.isEmpty() && p95.isEmpty() && p99.isEmpty()) {
            throw new ReportException("baseline.latency_ratio names no percentile; give p50, p95 or p99");
        }
    }
}
