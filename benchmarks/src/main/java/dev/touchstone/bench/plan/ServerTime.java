package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The time the server spends on statements of its database between two readings, {@code pg_stat_database.active_time}
 * (PostgreSQL 14 and later). A session reports when it ends, so the sessions in question must have ended.
 */
final class ServerTime implements AutoCloseable {
    private static final int ACTIVE_TIME_SINCE = 14;

    /** Sessions of users; a VACUUM that the server started by itself has none, and may take long. */
    private static final String SESSIONS =
            "select count(*) from pg_stat_activity where datname = current_database() and usesysid is not null";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Connection connection;
    private final boolean known;
    private final double before;
    private final double sessions;

    private ServerTime(Connection connection) throws SQLException {
        this.connection = connection;
        this.known = connection.getMetaData().getDatabaseMajorVersion() >= ACTIVE_TIME_SINCE;
        this.sessions = sessions();
        this.before = known ? active() : 0;
    }

    static ServerTime begin(ConnectionSettings server) {
        try {
            return new ServerTime(server.connect());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Milliseconds since the beginning, all sessions together; absent where the server does not count them. */
    Optional<Double> spentMillis() {
        awaitEndOfSessions();
        try {
            return known ? Optional.of(active() - before) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Waits until the sessions that came since have ended, and so have reported.
     *
     * @throws BenchmarkFailedException if they go on
     */
    void awaitEndOfSessions() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (sessions() > sessions) {
                if (System.nanoTime() > end) {
                    throw new BenchmarkFailedException(
                            "other sessions came to the database while it was measured; plan on"
                                    + " a database of its own");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private double sessions() throws SQLException {
        return number(SESSIONS);
    }

    private double active() throws SQLException {
        return number("select active_time from pg_stat_database where datname = current_database()");
    }

    private double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static BenchmarkFailedException unreadable(SQLException e) {
        return new BenchmarkFailedException("the server's statistics could not be read", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
