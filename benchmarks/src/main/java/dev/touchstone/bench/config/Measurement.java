package dev.touchstone.bench.config;

import java.time.Duration;

/**
 * How long and how often a cell is measured. The cells of one comparison take turns: every round measures each once.
 *
 * @param rounds turns, each in a fresh JVM, 1 to 50
 * @param iterations measured iterations of a turn, 1 to 100
 * @param iterationMs length of an iteration in milliseconds, 100 to 600,000
 * @param warmUpLimitMs longest warm-up of a turn in milliseconds, 100 to 600,000; it ends earlier once latency is steady
 */
public record Measurement(int rounds, int iterations, int iterationMs, int warmUpLimitMs) {
    public Measurement {
        Check.range("rounds", rounds, 1, 50);
        Check.range("iterations", iterations, 1, 100);
        Check.range("iteration_ms", iterationMs, 100, 600_000);
        Check.range("warm_up_limit_ms", warmUpLimitMs, 100, 600_000);
    }

    /** Returns the length of one measured iteration. */
    public Duration iteration() {
        return Duration.ofMillis(iterationMs);
    }
}
