package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * How many connections a database keeps and how long a caller waits for one.
 *
 * @param maximumSize connections at most, 1 to 1000
 * @param minimumIdle idle connections it keeps ready, 0 to {@code maximumSize}
 * @param connectionTimeout wait for a free connection, 250 ms to 10 minutes
 * @param lifetimes when connections are closed and renewed
 */
public record PoolSettings(int maximumSize, int minimumIdle, Duration connectionTimeout, PoolLifetimes lifetimes) {
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public PoolSettings {
        Objects.requireNonNull(connectionTimeout, "connectionTimeout");
        Objects.requireNonNull(lifetimes, "lifetimes");
        if (maximumSize < 1 || maximumSize > 1000) {
            throw new InvalidInputException("the pool size is " + maximumSize + "; it must lie in 1 to 1000");
        }
        if (minimumIdle < 0 || minimumIdle > maximumSize) {
            throw new InvalidInputException(
                    "minimum_idle is " + minimumIdle + "; it must lie in 0 to the pool size, " + maximumSize);
        }
        if (connectionTimeout.compareTo(SHORTEST) < 0 || connectionTimeout.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("the connection timeout is " + connectionTimeout.toMillis()
                    + " ms; it must lie in 250 ms to 10 minutes");
        }
    }

    /** Returns 4 connections, all kept ready, a wait of 10 seconds and {@link PoolLifetimes#defaults()}. */
    public static PoolSettings defaults() {
        return new PoolSettings(4, 4, Duration.ofSeconds(10), PoolLifetimes.defaults());
    }

    /** Returns these settings with another number of connections, all kept ready. */
    public PoolSettings withMaximumSize(int size) {
        return new PoolSettings(size, size, connectionTimeout, lifetimes);
    }

    /** Returns these settings with another number of idle connections. */
    public PoolSettings withMinimumIdle(int idle) {
        return new PoolSettings(maximumSize, idle, connectionTimeout, lifetimes);
    }

    /** Returns these settings with another wait for a free connection. */
    public PoolSettings withConnectionTimeout(Duration timeout) {
        return new PoolSettings(maximumSize, minimumIdle, timeout, lifetimes);
    }

    /** Returns these settings with other lifetimes. */
    public PoolSettings withLifetimes(PoolLifetimes other) {
        return new PoolSettings(maximumSize, minimumIdle, connectionTimeout, other);
    }
}
