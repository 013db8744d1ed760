package dev.touchstone.bench.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The least a migration can cost: one COPY BINARY of the very rows it wrote, in one transaction into the same table with its
 * keys and triggers, sent from a file that already has the format. Nothing is read, converted or encoded for it.
 */
final class BareCopy implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final String COLUMNS = "user_id, collection_name, id, text, metadata, embedding,"
            + " migration_run, migration_id, legacy_id, legacy";

    private final Connection connection;
    private final String schema;

    private BareCopy(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Connects for one collection's rows. */
    static BareCopy open(ConnectionSettings settings, VectorSpace space, CollectionId id) throws SQLException {
        Connection connection = settings.connect();
        try (PreparedStatement confine = connection.prepareStatement(
                "select set_config('touchstone.user_id', ?, false), set_config('touchstone.collection', ?, false)")) {
            confine.setString(1, id.userId());
            confine.setString(2, id.collection());
            confine.execute();
        }
        return new BareCopy(connection, space.schema());
    }

    private String partition() {
        return schema + ".vector_documents_p0";
    }

    /** Writes the table's rows into a file, as their owner may in a transaction that is rolled back. */
    void keep(Path file) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            statement.execute("grant select on " + partition() + " to current_user");
            copies().copyOut(
                            "copy (select " + COLUMNS + " from " + partition()
                                    + " order by position) to stdout (format binary)",
                            out);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Copies the rows of a file into the table, and returns how many they were. */
    long copy(Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copies().copyIn("copy " + partition() + " (" + COLUMNS + ") from stdin (format binary)", in, BUFFER);
        }
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Empties the table and forgets every run. */
    void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate table " + schema + ".vector_documents");
            statement.execute("delete from " + schema + ".migrations");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
