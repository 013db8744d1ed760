package dev.touchstone.bench.store;

import com.pgvector.PGvector;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The least that JDBC can do on the store's own table: one prepared query with a binary vector and session settings, and
 * one COPY in the binary format. It names no user, and its settings, row-level security's among them, last as long as the
 * connection.
 */
final class Floor implements AutoCloseable {
    private static final int COPY_BUFFER = 1 << 16;

    private final Connection connection;
    private final String table;
    private final PreparedStatement search;

    /** A row of the floor's answer, read in full as the store's are. */
    record Row(String id, String text, String metadata, double distance) {}

    private Floor(Connection connection, String table) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.search = connection.prepareStatement("select id, text, metadata, embedding <=> ? as distance from " + table
                + " order by distance limit " + StoreBenchSettings.K);
    }

    static Floor open(ConnectionSettings settings, VectorSpace space, CollectionId collection) throws SQLException {
        Connection connection = settings.connect();
        PGvector.registerTypes(connection);
        try (PreparedStatement confine = connection.prepareStatement(
                "select set_config('touchstone.user_id', ?, false), set_config('touchstone.collection', ?, false)")) {
            confine.setString(1, collection.userId());
            confine.setString(2, collection.collection());
            confine.execute();
        }
        return new Floor(connection, space.schema() + ".vector_documents");
    }

    void efSearch(int value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select '[1]'::vector");
            statement.execute("set hnsw.ef_search = " + value);
        }
    }

    List<Row> search(float[] query) throws SQLException {
        search.setObject(1, new PGvector(query));
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = search.executeQuery()) {
            while (result.next()) {
                rows.add(new Row(result.getString(1), result.getString(2), result.getString(3), result.getDouble(4)));
            }
        }
        return rows;
    }

    /** Copies documents into the table's rows in one transaction. */
    void copy(CollectionId collection, List<EmbeddedDocument> documents) throws SQLException {
        String sql = "copy " + table
                + "_p0 (user_id, collection_name, id, text, metadata, embedding) from stdin (format binary)";
        try (PGCopyOutputStream out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, COPY_BUFFER)) {
            new CopyRows(out).write(collection, documents);
        } catch (java.io.IOException e) {
            throw new SQLException("the bare COPY failed", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
