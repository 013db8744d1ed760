package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds which of many ids a collection holds, each by a look of its own into the primary key.
 *
 * <p>Whoever adds documents asks while the table's statistics are the least true: for a user who is new to them the planner
 * expects one row, finds every index equally good for that, and may read all of the user's rows for each id. So each id is
 * looked up as the first one from it on, in an order that only the primary key gives, and sorting is off meanwhile.
 */
record StoredIds(SpaceNames names, CollectionId collection) {
    /** Whether at least one of the ids is there. */
    boolean anyOf(Connection connection, Collection<String> ids) throws SQLException {
        return !find(connection, ids, " limit 1").isEmpty();
    }

    /** Returns those of the ids that are there. */
    Set<String> among(Connection connection, Collection<String> ids) throws SQLException {
        return find(connection, ids, "");
    }

    private Set<String> find(Connection connection, Collection<String> ids, String limit) throws SQLException {
        String sql = "set local enable_sort = off; select found.id from pg_catalog.unnest(?) as given (id),"
                + " lateral (select stored.id from " + names.table()
                + " as stored where stored.user_id = ? and stored.collection_name = ? and stored.id >= given.id"
                + " order by stored.id limit 1) as found where found.id = given.id" + limit
                + "; set local enable_sort to default";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.setString(2, collection.userId());
            statement.setString(3, collection.collection());
            statement.execute();
            statement.getMoreResults(); // past the setting's
            Set<String> found = new HashSet<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
