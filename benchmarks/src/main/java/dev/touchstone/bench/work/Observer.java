package dev.touchstone.bench.work;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A session beside those that are watched, which reads the server's counters. */
final class Observer implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(2);

    /** Before 15, sessions send their counters to a process of its own, which takes up to half a second. */
    private static final int SHARED_COUNTERS = 15;

    private static final Duration COLLECTOR = Duration.ofMillis(1_100);

    private static final String WATCHED = "touchstone, watched";

    private final Connection connection;
    private final String schema;

    private Observer(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Connects beside the relay, straight to the server. */
    static Observer open(ConnectionSettings server, String schema) throws SQLException {
        return new Observer(server.connect(), schema);
    }

    /** The name under which the sessions to watch connect. */
    String watched() {
        return WATCHED + " in " + schema;
    }

    /** The counters once that many watched sessions are left, or why they cannot be read. */
    Attempt<ServerWork> workAt(int sessions) {
        try {
            if (!"on".equals(setting("track_counts"))) {
                return Attempt.failed("the server does not count: track_counts is off");
            }
            if (!awaitSessions(sessions)) {
                return Attempt.failed("the sessions to count are not seen to begin and end within "
                        + LONGEST_END.toSeconds() + " s; connect without a pooler between");
            }
            if (connection.getMetaData().getDatabaseMajorVersion() < SHARED_COUNTERS) {
                pause(COLLECTOR);
            }
            return ServerWork.of(connection, schema)
                    .map(Attempt::of)
                    .orElseGet(() -> Attempt.failed("the server has no counters of the tables"));
        } catch (SQLException e) {
            return Attempt.failed("the server's counters cannot be read: " + oneLine(e));
        }
    }

    /** The place where the server writes its log next, or why it is not told. */
    Attempt<Long> walPosition() {
        try {
            return Attempt.of(ServerWork.walPosition(connection));
        } catch (SQLException e) {
            return Attempt.failed("the position of the server's log cannot be read: " + oneLine(e));
        }
    }

    private boolean awaitSessions(int wanted) throws SQLException {
        long deadline = System.nanoTime() + LONGEST_END.toNanos();
        while (sessions() != wanted) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(LOOK);
        }
        return true;
    }

    private long sessions() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from pg_catalog.pg_stat_activity where application_name = left(?, 63)")) {
            statement.setString(1, watched());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private String setting(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted while counting work");
        }
    }

    private static String oneLine(SQLException e) {
        return e.getMessage().strip().replaceAll("\\s+", " ");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
