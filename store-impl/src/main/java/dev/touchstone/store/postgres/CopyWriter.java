package dev.touchstone.store.postgres;

import dev.touchstone.store.internal.MetadataJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes documents by COPY in the binary format: straight into the user's partition where no id exists yet, else through
 * a temporary table and an upsert.
 */
record CopyWriter(SpaceNames names, UserPartition partition) {
    private static final String INCOMING = "pg_temp.touchstone_incoming";
    private static final String COLUMNS = "user_id, collection_name, id, text, metadata, embedding";

    /** Writes straight into the partition, in one COPY; an id that exists is an error. */
    void insert(Connection connection, IngestBatch batch) throws SQLException {
        copy(connection, partition.find(connection).table(), batch);
    }

    /** Whether one of the batch's ids exists; ids that were assigned do not. */
    boolean anyExists(Connection connection, IngestBatch batch) throws SQLException {
        return batch.hasGivenIds() && new StoredIds(names, batch.collection()).anyOf(connection, batch.ids());
    }

    /** Creates the temporary table, which lasts as long as the transaction. */
    void createIncoming(Connection connection) throws SQLException {
        execute(
                connection,
                "create temporary table touchstone_incoming (number bigint generated always as identity, user_id text,"
                        + " collection_name text, id text, text text, metadata jsonb, embedding " + names.vectorType()
                        + ") on commit drop");
    }

    /**
     * Writes through the temporary table, whether ids exist or not, and leaves it empty.
     *
     * @param onlyWhere which existing rows may be replaced: empty for all, or a WHERE clause
     * @return how many rows were inserted or replaced
     */
    int upsert(Connection connection, IngestBatch batch, String onlyWhere) throws SQLException {
        copy(connection, INCOMING, batch);
        int rows = execute(
                connection,
                "insert into " + names.table() + " (" + COLUMNS + ") select " + COLUMNS + " from " + INCOMING
                        + " order by number" + InsertWriter.ON_CONFLICT + onlyWhere);
        execute(connection, "truncate " + INCOMING);
        return rows;
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void copy(Connection connection, String table, IngestBatch batch) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + COLUMNS + ") from stdin (format binary)");
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
