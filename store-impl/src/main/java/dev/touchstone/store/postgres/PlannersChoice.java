package dev.touchstone.store.postgres;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the planner takes the vector index for a collection's unfiltered searches, asked again every ten seconds.
 *
 * <p>While it does, they take a shortcut: the index plan is made once a connection instead of at each search, and the
 * scan does not prepare to go on. A search that the shortcut leaves short is planned, and so are those after it until
 * the planner is asked again. The choice costs or saves time; no answer depends on it.
 */
final class PlannersChoice {
    private static final long VALID_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoClock;
    private volatile Known known; // null until something was learned

    /** What was last learned. */
    private record Known(boolean index, long nanos) {}

    /** How the next search goes. */
    enum Way {
        ASK_PLANNER,
        PLANNED,
        SHORTCUT
    }

    PlannersChoice(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    Way way() {
        Known now = known;
        if (now == null || nanoClock.getAsLong() - now.nanos > VALID_NANOS) {
            return Way.ASK_PLANNER;
        }
        return now.index ? Way.SHORTCUT : Way.PLANNED;
    }

    void learned(boolean index) {
        known = new Known(index, nanoClock.getAsLong());
    }

    void forget() {
        known = null;
    }
}
