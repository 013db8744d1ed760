package dev.touchstone.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Reads across all users, for maintenance alone: the rows' owner grants itself what the schema revoked, in a transaction
 * that is rolled back, so that nobody else ever sees the grant.
 */
record WholeTable(SpaceNames names) {
    /** Runs work that may read {@link SpaceNames#partitions()}; the connection must be in auto-commit. */
    <T> T read(Connection connection, SqlWork<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(names.partitions().stream()
                    .map(Partition::table)
                    .collect(Collectors.joining(", ", "grant select on ", " to current_user")));
            return work.on(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
