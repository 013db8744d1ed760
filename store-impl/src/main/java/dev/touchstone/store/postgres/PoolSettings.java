package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * How many connections a database keeps and how long a caller waits for one.
 *
 * @param maximumSize connections at most, 1 to 1000
 * @param connectionTimeout wait for a free connection, 250 ms to 10 minutes
 */
public record PoolSettings(int maximumSize, Duration connectionTimeout) {
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public PoolSettings {
        Objects.requireNonNull(connectionTimeout, "connectionTimeout");
        if (maximumSize < 1 || maximumSize > 1000) {
            throw new InvalidInputException("the pool size is " + maximumSize + "; it must lie in 1 to 1000");
        }
        if (connectionTimeout.compareTo(SHORTEST) < 0 || connectionTimeout.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("the connection timeout is " + connectionTimeout.toMillis()
                    + " ms; it must lie in 250 ms to 10 minutes");
        }
    }

    /** Returns 4 connections and a wait of 10 seconds. */
    public static PoolSettings defaults() {
        return new PoolSettings(4, Duration.ofSeconds(10));
    }

    /** Returns these settings with another number of connections. */
    public PoolSettings withMaximumSize(int size) {
        return new PoolSettings(size, connectionTimeout);
    }
}
