package dev.touchstone.bench.tune;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The time a run may take; what is expected not to fit is not begun. */
final class Budget {
    private final Optional<Duration> limit;
    private final LongSupplier nanoClock;
    private final long start;

    /**
     * @param limit from now on; empty for no limit
     * @param nanoClock the clock
     */
    Budget(Optional<Duration> limit, LongSupplier nanoClock) {
        this.limit = limit;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
    }

    /** Whether so many seconds are left. */
    boolean affords(double seconds) {
        return limit.isEmpty() || seconds <= secondsLeft();
    }

    /** Seconds left, below 0 once it is overrun; infinite without a limit. */
    double secondsLeft() {
        return limit.map(most -> most.toNanos() / 1e9 - (nanoClock.getAsLong() - start) / 1e9)
                .orElse(Double.POSITIVE_INFINITY);
    }
}
