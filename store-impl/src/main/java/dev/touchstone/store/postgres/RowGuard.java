package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Names the user and collection to which PostgreSQL's row-level security confines a transaction. */
record RowGuard(CollectionId collection) {
    /** Select list that confines the transaction; binds user id and collection. */
    static final String SETTINGS =
            "set_config('touchstone.user_id', ?, true), set_config('touchstone.collection', ?, true)";

    /** Binds the two values and returns the index after them. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, collection.userId());
        statement.setString(first + 1, collection.collection());
        return first + 2;
    }

    /** Confines and limits the transaction that is open on the connection, until it ends. */
    void confine(Connection connection, TimeLimits limits) throws SQLException {
        String select = "select " + TimeLimits.selectList(limits.transactionSettings()) + SETTINGS;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            bind(statement, 1);
            statement.execute();
        }
    }
}
