package dev.touchstone.conformance.migration;

import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at a space's rows past row-level security, as their owner may in a transaction that is rolled back. */
final class Rows {
    /** Everything that must be the same after an interrupted run: all but positions, times and the run. */
    private static final String CONTENT =
            "user_id, collection_name, id, text, metadata, embedding, legacy_id, legacy, migration_id";

    private Rows() {}

    static long count(ConnectionSettings settings, VectorSpace space) {
        return Long.parseLong(read(settings, space, "count(*)", "").get(0));
    }

    /** Returns the rows' content, in the order of insertion within each collection. */
    static List<String> content(ConnectionSettings settings, VectorSpace space) {
        return read(settings, space, "(" + CONTENT + ")::text", "order by user_id, collection_name, position");
    }

    private static List<String> read(ConnectionSettings settings, VectorSpace space, String what, String order) {
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String partition = space.schema() + ".vector_documents_p0";
            statement.execute("grant select on " + partition + " to current_user");
            try (ResultSet result = statement.executeQuery("select " + what + " from " + partition + " " + order)) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            connection.rollback();
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
