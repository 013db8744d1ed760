package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long the server works for one statement before it gives up; set for each transaction, so that a pooler between
 * does no harm. Index builds, migrations and maintenance know no limit.
 *
 * @param lock wait for a lock that another transaction holds ({@code lock_timeout}), 1 ms to 1 day; empty for what the
 *     server or role is set to
 * @param statement duration of one statement, waits included ({@code statement_timeout}), 1 ms to 1 day; the documents
 *     of one call may be one statement; empty for what the server or role is set to
 */
public record TimeLimits(Optional<Duration> lock, Optional<Duration> statement) {
    private static final String LOCK = "lock_timeout";
    private static final String STATEMENT = "statement_timeout";
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public TimeLimits {
        lock.ifPresent(limit -> check(LOCK, limit));
        statement.ifPresent(limit -> check(STATEMENT, limit));
    }

    /** Returns 10 seconds for a lock and no limit of our own for a statement. */
    public static TimeLimits defaults() {
        return new TimeLimits(Optional.of(Duration.ofSeconds(10)), Optional.empty());
    }

    /** Returns these limits with another wait for a lock. */
    public TimeLimits withLock(Duration limit) {
        return new TimeLimits(Optional.of(limit), statement);
    }

    /** Returns these limits with another duration of a statement. */
    public TimeLimits withStatement(Duration limit) {
        return new TimeLimits(lock, Optional.of(limit));
    }

    private static void check(String name, Duration limit) {
        if (limit.compareTo(SHORTEST) < 0 || limit.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(
                    name + " is " + limit.toMillis() + " ms; it must lie in 1 ms to 1 day, or be left out");
        }
    }

    /** Returns the settings of a transaction, by name; none where nothing is limited. */
    Map<String, String> transactionSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        lock.ifPresent(limit -> settings.put(LOCK, limit.toMillis() + "ms"));
        statement.ifPresent(limit -> settings.put(STATEMENT, limit.toMillis() + "ms"));
        return settings;
    }

    /** Returns the start of a select list that sets settings until the transaction ends. */
    static String selectList(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "set_config('" + setting.getKey() + "', '" + setting.getValue() + "', true), ")
                .collect(Collectors.joining());
    }
}
