package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Reads from the catalogue which layout a schema was created with, and holds a space to it. */
final class SpaceLayout {
    /** The remark on the table by which an exact layout is known; a shared one has none. */
    private static final String EXACT = "touchstone layout: exact";

    private static final String SQL = "select c.relkind = 'p', pg_catalog.obj_description(c.oid, 'pg_class'),"
            + " (select count(*) from pg_catalog.pg_inherits i where i.inhparent = c.oid)"
            + " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = ? and c.relname = ?";

    private SpaceLayout() {}

    /** Returns what the migration has to know of a layout. */
    static Map<String, String> placeholders(Layout layout) {
        int partitions = layout instanceof Layout.HashedByUser hashed ? hashed.partitions() : 0;
        return Map.of(
                "partitions", Integer.toString(partitions), "remark", layout instanceof Layout.ExactOnly ? EXACT : "");
    }

    /**
     * Refuses a schema of another layout; one without a table yet can become anything.
     *
     * @throws InvalidInputException naming both layouts
     */
    static void require(Connection connection, VectorSpace space) throws SQLException {
        Optional<Layout> present = read(connection, space);
        if (present.isPresent() && !present.get().equals(space.layout())) {
            throw new InvalidInputException("the schema " + space.schema() + " has the layout "
                    + present.get().title() + ", not " + space.layout().title()
                    + "; open it with its own, or choose another schema");
        }
    }

    private static Optional<Layout> read(Connection connection, VectorSpace space) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, space.schema());
            statement.setString(2, SpaceNames.TABLE);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(layout(row)) : Optional.empty();
            }
        }
    }

    private static Layout layout(ResultSet row) throws SQLException {
        if (row.getBoolean(1)) {
            return new Layout.HashedByUser(row.getInt(3));
        }
        return EXACT.equals(row.getString(2)) ? new Layout.ExactOnly() : new Layout.Shared();
    }
}
