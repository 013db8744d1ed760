package dev.touchstone.bench.imports;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.imports.ImportSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;

/** The rows of a table in PostgreSQL as they were when it was opened: every pass reads one snapshot, by cursor. */
public final class LiveTableSource implements ImportSource {
    private final TableColumns columns;
    private final Connection connection;
    private final int size;
    private final int dimension;

    /**
     * Opens a table and counts its rows.
     *
     * @throws DatasetException naming table and column where they cannot be read, ids repeat, vectors are missing or
     *     their dimensions differ
     */
    public LiveTableSource(ConnectionSettings server, TableColumns columns) {
        this.columns = columns;
        this.connection = connect(server);
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("select count(*), count(distinct " + columns.ids()
                        + "), count(" + columns.vectors() + "), min(array_length(" + columns.vectors()
                        + ", 1)), max(array_length(" + columns.vectors() + ", 1)) from " + columns.from())) {
            counts.next();
            require(counts.getLong(1) > 0, "has no rows");
            require(counts.getLong(1) <= Integer.MAX_VALUE, "has more than " + Integer.MAX_VALUE + " rows");
            require(counts.getLong(2) == counts.getLong(1), "has rows whose '" + columns.id() + "' repeats or is null");
            require(counts.getLong(3) == counts.getLong(1), "has rows without a '" + columns.vector() + "'");
            this.dimension = counts.getInt(4);
            require(dimension > 0 && dimension == counts.getInt(5), "has vectors of different dimensions");
            this.size = counts.getInt(1);
        } catch (SQLException e) {
            close();
            throw unreadable(e);
        } catch (DatasetException e) {
            close();
            throw e;
        }
    }

    private Connection connect(ConnectionSettings server) {
        Properties properties = new Properties();
        properties.putAll(server.driverProperties());
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("prepareThreshold", "-1"); // binary from the first execution on
        try {
            Connection opened = DriverManager.getConnection(server.jdbcUrl(), properties);
            opened.setAutoCommit(false);
            opened.setReadOnly(true);
            opened.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return opened;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new DatasetException("table " + columns.table() + " " + otherwise
                    + "; import a query's table of those" + " that fit (CREATE TABLE … AS SELECT …)");
        }
    }

    /** Names what PostgreSQL says of the statement itself; of the connection it might repeat host and user. */
    private DatasetException unreadable(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String why = state.startsWith("42") || state.startsWith("22")
                ? e.getMessage().lines().findFirst().orElse(state) + "; check --table and the column options"
                : "SQLSTATE " + state + "; check that the server runs and that the URL and the login are right";
        return new DatasetException("table " + columns.table() + " cannot be read: " + why);
    }

    @Override
    public String origin() {
        return "table " + columns.table();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public Iterator<CorpusDocument> documents() {
        Map<String, String> byAttribute = columns.byAttribute();
        StringBuilder selected = new StringBuilder(columns.ids() + "::text, " + columns.texts());
        byAttribute.values().forEach(column -> selected.append(", ").append(column));
        return pass(selected.toString(), row -> {
            Map<String, String> attributes = new HashMap<>();
            int column = 3;
            for (String attribute : byAttribute.keySet()) {
                String value = row.getString(column++);
                if (value != null) {
                    attributes.put(attribute, value);
                }
            }
            String text = row.getString(2);
            return new CorpusDocument(row.getString(1), text == null ? "" : text, attributes);
        });
    }

    @Override
    public Iterator<float[]> vectors() {
        return pass(columns.vectors(), row -> {
            Float[] boxed = (Float[]) row.getArray(1).getArray();
            float[] vector = new float[boxed.length];
            for (int d = 0; d < vector.length; d++) {
                vector[d] = boxed[d] == null ? Float.NaN : boxed[d];
            }
            return vector;
        });
    }

    private <T> Iterator<T> pass(String selected, CursorPass.Reading<T> reading) {
        // the alias keeps the order from meaning a selected column of that name, which is text
        String sql = "select " + selected + " from " + columns.from() + " as source order by source." + columns.ids();
        return new CursorPass<>(connection, sql, reading, this::unreadable);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
