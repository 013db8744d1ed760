package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.MigrationState.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes how far a run has come with a collection. */
record MigrationLedger(SpaceNames names, CollectionId id) {
    static final String TABLE = "migrations";
    private static final String OWN = " where user_id = ? and collection_name = ?";

    Optional<MigrationState> find(Connection connection) throws SQLException {
        String sql = "select run, vectors_sha256, metadata_sha256, encrypted, next_entry, inserted, present, held_out,"
                + " finished_at is not null from " + table() + OWN;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            own(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Counts counts = new Counts(row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8));
                return Optional.of(new MigrationState(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        counts,
                        row.getBoolean(9)));
            }
        }
    }

    /** Enters a run that begins; refuses where another process entered one first. */
    void begin(Connection connection, MigrationState state, boolean registersKey) throws SQLException {
        String sql = "insert into " + table() + " (user_id, collection_name, run, vectors_sha256, metadata_sha256,"
                + " encrypted, registered_key) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            own(statement, 1);
            statement.setObject(3, state.run());
            statement.setString(4, state.vectorsSha256());
            statement.setString(5, state.metadataSha256());
            statement.setBoolean(6, state.encrypted());
            statement.setBoolean(7, registersKey);
            requireOne(statement.executeUpdate());
        }
    }

    /** Moves from one state of affairs to the next; refuses where another process has moved on. */
    void advance(Connection connection, UUID run, Counts from, Counts to) throws SQLException {
        String sql = "update " + table() + " set next_entry = ?, inserted = ?, present = ?, held_out = ?" + OWN
                + " and run = ? and next_entry = ? and finished_at is null";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, to.settled());
            statement.setLong(2, to.inserted());
            statement.setLong(3, to.present());
            statement.setLong(4, to.heldOut());
            own(statement, 5);
            statement.setObject(7, run);
            statement.setLong(8, from.settled());
            requireOne(statement.executeUpdate());
        }
    }

    void finish(Connection connection, UUID run) throws SQLException {
        update(connection, "update " + table() + " set finished_at = now()" + OWN + " and run = ?", run);
    }

    /** Removes a run; returns whether it had made the collection an encrypted one. */
    boolean remove(Connection connection, UUID run) throws SQLException {
        String sql = "delete from " + table() + OWN + " and run = ? returning registered_key";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            own(statement, 1);
            statement.setObject(3, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void update(Connection connection, String sql, UUID run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            own(statement, 1);
            statement.setObject(3, run);
            requireOne(statement.executeUpdate());
        }
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new VectorStoreException("another process migrates the same store; let it finish");
        }
    }

    private String table() {
        return names.schema() + "." + TABLE;
    }

    private void own(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, id.userId());
        statement.setString(first + 1, id.collection());
    }
}
