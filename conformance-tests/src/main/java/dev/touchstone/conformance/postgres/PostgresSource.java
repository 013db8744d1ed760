package dev.touchstone.conformance.postgres;

import dev.touchstone.conformance.machine.UnavailableException;
import java.util.Locale;

/** Where a PostgreSQL server comes from, in the order in which they are looked for. */
public enum PostgresSource {
    /** A server that runs already, named by {@code DATABASE_URL} or {@code POSTGRES_HOST} and its companions. */
    URL,
    /** A container started for the run, where a Docker engine answers. */
    CONTAINER,
    /** A server started for the run from the cache folder. */
    EMBEDDED;

    /** Returns the name users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name as users write it.
     *
     * @param where the option or variable that holds the name, for the message
     * @throws UnavailableException if there is no such source
     */
    public static PostgresSource parse(String where, String name) {
        for (PostgresSource source : values()) {
            if (source.label().equals(name)) {
                return source;
            }
        }
        throw new UnavailableException(where + " is \"" + name + "\"; use url, container or embedded");
    }
}
