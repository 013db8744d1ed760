package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.postgres.PostgresUnavailableException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** Plain statements on a connection of their own, outside any pool. */
final class Sql {
    private static final String TIMEOUT_SECONDS = "10";

    private Sql() {}

    /** Work on a connection. */
    interface Work<T> {
        T on(Statement statement) throws SQLException;
    }

    /**
     * Runs work on a new connection.
     *
     * @throws PostgresUnavailableException in the words of {@link SqlErrors}
     */
    static <T> T run(ConnectionSettings settings, Work<T> work) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        properties.setProperty("ApplicationName", "touchstone");
        try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties);
                Statement statement = connection.createStatement()) {
            return work.on(statement);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    static void execute(ConnectionSettings settings, String... commands) {
        run(settings, statement -> {
            for (String command : commands) {
                statement.execute(command);
            }
            return commands.length;
        });
    }

    /** Returns the first column of the first row. */
    static Optional<String> read(ConnectionSettings settings, String query) {
        return run(settings, statement -> {
            try (ResultSet rows = statement.executeQuery(query)) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        });
    }
}
