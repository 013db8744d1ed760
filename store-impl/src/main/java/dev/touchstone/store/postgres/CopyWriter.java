package dev.touchstone.store.postgres;

import dev.touchstone.store.internal.MetadataJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes documents by COPY in the binary format: straight into the table where no id exists yet, else through a
 * temporary table and an upsert.
 *
 * @param batchRows rows a COPY command
 */
record CopyWriter(SpaceNames names, int batchRows) {
    private static final String INCOMING = "pg_temp.touchstone_incoming";

    void write(Connection connection, IngestBatch batch) throws SQLException {
        if (batch.hasGivenIds() && anyExists(connection, batch)) {
            upsert(connection, batch);
            return;
        }
        for (IngestBatch part : batch.parts(batchRows)) {
            insert(connection, part);
        }
    }

    /** Writes straight into the table in one COPY; an id that exists is an error. */
    void insert(Connection connection, IngestBatch batch) throws SQLException {
        copy(
                connection,
                "copy " + names.table() + " (user_id, collection_name, id, text, metadata, embedding)"
                        + " from stdin (format binary)",
                batch);
    }

    /** Writes through the temporary table, whether ids exist or not. */
    void upsert(Connection connection, IngestBatch batch) throws SQLException {
        createIncoming(connection);
        mergeIncoming(connection, batch, "");
    }

    /** Creates the temporary table of this transaction. */
    void createIncoming(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table touchstone_incoming (number bigint generated always as identity,"
                    + " user_id text, collection_name text, id text, text text, metadata jsonb, embedding "
                    + names.vectorType() + ") on commit drop");
        }
    }

    /** Empties the temporary table for the next batch. */
    void emptyIncoming(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate " + INCOMING);
        }
    }

    /**
     * Writes through the temporary table, which must be empty.
     *
     * @param onlyWhere which existing rows may be replaced: empty for all, or a WHERE clause
     * @return how many rows were inserted or replaced
     */
    int mergeIncoming(Connection connection, IngestBatch batch, String onlyWhere) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            copy(
                    connection,
                    "copy " + INCOMING + " (user_id, collection_name, id, text, metadata, embedding)"
                            + " from stdin (format binary)",
                    batch);
            return statement.executeUpdate("insert into " + names.table()
                    + " (user_id, collection_name, id, text, metadata, embedding)"
                    + " select user_id, collection_name, id, text, metadata, embedding from " + INCOMING
                    + " order by number" + InsertWriter.ON_CONFLICT + onlyWhere);
        }
    }

    private boolean anyExists(Connection connection, IngestBatch batch) throws SQLException {
        String sql = "select exists (select from " + names.table()
                + " where user_id = ? and collection_name = ? and id = any (?))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, batch.collection().userId());
            statement.setString(2, batch.collection().collection());
            statement.setArray(3, connection.createArrayOf("text", batch.ids().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void copy(Connection connection, String command, IngestBatch batch) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        try {
            BinaryRows rows = new BinaryRows(copy);
            for (int i = 0; i < batch.size(); i++) {
                row(rows, batch, i);
            }
            rows.finish();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void row(BinaryRows rows, IngestBatch batch, int number) throws SQLException {
        var embedded = batch.documents().get(number);
        rows.startRow(6);
        rows.text(batch.collection().userId());
        rows.text(batch.collection().collection());
        rows.text(batch.ids().get(number));
        rows.text(embedded.document().text());
        rows.jsonb(MetadataJson.write(embedded.document().metadata()));
        rows.vector(embedded.vector());
    }
}
