package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.MasterKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads and writes the table of which key each encrypted collection is under. */
record CollectionKeys(SpaceNames names) {
    static final String TABLE = "collection_keys";
    static final String ENCRYPTED =
            "this collection is encrypted; set " + MasterKey.VARIABLE + " to the key it was written with";
    static final String OTHER_KEY = "this collection is encrypted under another key; check " + MasterKey.VARIABLE
            + ", and set " + Encryption.PREVIOUS_VARIABLE + " while a rotation is unfinished";

    private static final String OF_COLLECTION = " where user_id = ? and collection_name = ?";

    /**
     * A collection's row.
     *
     * @param keyId the key that new documents are under
     * @param previousKeyId while a rotation is unfinished, the key that others may be under
     * @param secret the collection's secret, a token under the first
     */
    record State(String keyId, Optional<String> previousKeyId, String secret) {}

    /** How a row is locked until the transaction ends. */
    enum Lock {
        NONE(""),
        SHARE(" for share"),
        UPDATE(" for update");

        private final String sql;

        Lock(String sql) {
            this.sql = sql;
        }
    }

    Optional<State> find(Connection connection, CollectionId id, Lock lock) throws SQLException {
        String sql = "select key_id, previous_key_id, secret from " + table() + OF_COLLECTION + lock.sql;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new State(row.getString(1), Optional.ofNullable(row.getString(2)), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** Registers a collection; does nothing where another did so first. */
    void insert(Connection connection, CollectionId id, State state) throws SQLException {
        String sql = "insert into " + table()
                + " (user_id, collection_name, key_id, previous_key_id, secret) values (?, ?, ?, ?, ?)"
                + " on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, id);
            bind(statement, 3, state);
            statement.executeUpdate();
        }
    }

    void update(Connection connection, CollectionId id, State state) throws SQLException {
        String sql = "update " + table() + " set key_id = ?, previous_key_id = ?, secret = ?" + OF_COLLECTION;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, state);
            bind(statement, 4, id);
            statement.executeUpdate();
        }
    }

    /** Forgets a collection that holds no document. */
    void removeIfEmpty(Connection connection, CollectionId id) throws SQLException {
        if (hasDocuments(connection, id)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("delete from " + table() + OF_COLLECTION)) {
            bind(statement, 1, id);
            statement.executeUpdate();
        }
    }

    /** Whether the collection holds any document, encrypted or not. */
    boolean hasDocuments(Connection connection, CollectionId id) throws SQLException {
        String sql = "select exists (select from " + names.table() + OF_COLLECTION + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private String table() {
        return names.schema() + "." + TABLE;
    }

    private static void bind(PreparedStatement statement, int first, CollectionId id) throws SQLException {
        statement.setString(first, id.userId());
        statement.setString(first + 1, id.collection());
    }

    private static void bind(PreparedStatement statement, int first, State state) throws SQLException {
        statement.setString(first, state.keyId);
        statement.setString(first + 1, state.previousKeyId.orElse(null));
        statement.setString(first + 2, state.secret);
    }
}
