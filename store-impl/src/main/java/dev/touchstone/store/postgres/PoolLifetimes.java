package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.time.Duration;

/**
 * When a pool closes and renews its connections.
 *
 * @param idle an idle connection above the minimum is closed after it, 10 seconds to 1 day
 * @param total a connection is renewed after it, 30 seconds to 1 day
 * @param keepalive an idle connection is tried this often, 30 seconds to 1 day and shorter than {@code total}
 */
public record PoolLifetimes(Duration idle, Duration total, Duration keepalive) {
    private static final Duration LONGEST = Duration.ofDays(1);

    public PoolLifetimes {
        check("idle_timeout", idle, Duration.ofSeconds(10));
        check("max_lifetime", total, Duration.ofSeconds(30));
        check("keepalive_time", keepalive, Duration.ofSeconds(30));
        if (keepalive.compareTo(total) >= 0) {
            throw new InvalidInputException("keepalive_time is " + keepalive.toSeconds()
                    + " s; it must be shorter than max_lifetime, " + total.toSeconds() + " s");
        }
    }

    /** Returns 10 minutes idle, 30 minutes in total, tried every 2 minutes. */
    public static PoolLifetimes defaults() {
        return new PoolLifetimes(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(2));
    }

    private static void check(String name, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(name + " is " + value.toSeconds() + " s; it must lie in "
                    + shortest.toSeconds() + " s to " + LONGEST.toSeconds() + " s");
        }
    }
}
