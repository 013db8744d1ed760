package dev.touchstone.report.gate.policy;

import dev.touchstone.report.ReportException;
import java.util.Optional;

/**
 * What search latency must stay below, in milliseconds, 0.001 to 600,000; at least one is given.
 *
 * @param p50Ms the median's ceiling
 * @param p95Ms that of the 95th percentile
 * @param p99Ms that of the 99th percentile
 */
public record LatencyCeilings(Optional<Double> p50Ms, Optional<Double> p95Ms, Optional<Double> p99Ms) {
    private static final double SHORTEST_MS = 0.001;
    private static final double LONGEST_MS = 600_000;

    public LatencyCeilings {
        p50Ms.ifPresent(limit -> LimitRange.check("latency.p50_ms", limit, SHORTEST_MS, LONGEST_MS));
        p95Ms.ifPresent(limit -> LimitRange.check("latency.p95_ms", limit, SHORTEST_MS, LONGEST_MS));
        p99Ms.ifPresent(limit -> LimitRange.check("latency.p99_ms", limit, SHORTEST_MS, LONGEST_MS));
        if (p50Ms.isEmpty() && p95Ms.isEmpty() && p99Ms.isEmpty()) {
            throw new ReportException("latency names no ceiling; give p50_ms, p95_ms or p99_ms");
        }
    }
}
