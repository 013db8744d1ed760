package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Plain statements on a connection of their own, outside any pool. */
final class Sql {
    private static final int CONNECT_SECONDS = 10;

    private Sql() {}

    /** Work on a connection. */
    interface Work<T> {
        T on(Statement statement) throws SQLException;
    }

    /**
     * Runs work on a new connection.
     *
     * @throws UnavailableException in the words of {@link SqlErrors}
     */
    static <T> T run(ConnectionSettings settings, Work<T> work) {
        try (Connection connection = source(settings).getConnection();
                Statement statement = connection.createStatement()) {
            return work.on(statement);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private static PGSimpleDataSource source(ConnectionSettings settings) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(settings.database());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("touchstone");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        for (Map.Entry<String, String> property : settings.driverProperties().entrySet()) {
            source.setProperty(property.getKey(), property.getValue());
        }
        return source;
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
