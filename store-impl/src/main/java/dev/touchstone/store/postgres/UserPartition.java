package dev.touchstone.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/** Finds the partition that holds a user's rows, and remembers it. */
final class UserPartition {
    private final SpaceNames names;
    private final String userId;
    private final AtomicReference<Partition> known = new AtomicReference<>();

    UserPartition(SpaceNames names, String userId) {
        this.names = names;
        this.userId = userId;
        if (names.partitions().size() == 1) {
            known.set(names.partitions().get(0));
        }
    }

    Partition find(Connection connection) throws SQLException {
        if (known.get() == null) {
            known.set(names.partitions().get(remainder(connection)));
        }
        return known.get();
    }

    /** Asked of the server, whose hash functions are its own. */
    private int remainder(Connection connection) throws SQLException {
        String sql = "select number from generate_series(0, ? - 1) number"
                + " where pg_catalog.satisfies_hash_partition(?::regclass, ?, number, ?::text)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int partitions = names.partitions().size();
            statement.setInt(1, partitions);
            statement.setString(2, names.table());
            statement.setInt(3, partitions);
            statement.setString(4, userId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
