package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets a server finish what loading left behind, which would otherwise run beside what is timed. */
final class Rest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Rest() {}

    /**
     * Writes out what is dirty.
     *
     * @return whether the role may ask for that; where it may not, the server does it in its own time
     */
    static boolean checkpoint(ConnectionSettings server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
            return true;
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                return false;
            }
            throw new BenchmarkFailedException("the server made no checkpoint: " + e.getMessage(), e);
        }
    }
}
