package dev.touchstone.bench.reference;

import com.pgvector.PGvector;
import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/**
 * A fixed search that has nothing to do with the store: an exact scan over seeded vectors in a table of its own, through a
 * bare prepared statement. How long it takes says how fast the machine and the server are at that moment.
 */
public final class ReferenceScan implements AutoCloseable {
    public static final int ROWS = 2000;
    public static final int DIMENSION = 128;

    private static final long SEED = 128;

    private final Connection connection;
    private final PreparedStatement search;
    private final PGvector query;

    private ReferenceScan(Connection connection, PreparedStatement search, PGvector query) {
        this.connection = connection;
        this.search = search;
        this.query = query;
    }

    /** Creates and fills the table in an empty schema. */
    public static void create(ConnectionSettings settings, String schema) {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + table(schema) + " (id integer, embedding vector(" + DIMENSION + "))");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into " + table(schema) + " values (?, ?)")) {
                Random random = new Random(SEED);
                for (int row = 0; row < ROWS; row++) {
                    insert.setInt(1, row);
                    insert.setObject(2, vector(random));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute("vacuum (analyze) " + table(schema));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Connects for one turn. */
    public static ReferenceScan open(ConnectionSettings settings, String schema) {
        try {
            Connection connection = connect(settings);
            PreparedStatement search = connection.prepareStatement(
                    "select id, embedding <=> ? as distance from " + table(schema) + " order by distance limit 10");
            return new ReferenceScan(connection, search, vector(new Random(SEED + 1)));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Scans once and returns the nearest row. */
    public int run() {
        try {
            search.setObject(1, query);
            try (ResultSet rows = search.executeQuery()) {
                int nearest = -1;
                while (rows.next()) {
                    nearest = nearest < 0 ? rows.getInt(1) : nearest;
                }
                return nearest;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Connection connect(ConnectionSettings settings) throws SQLException {
        Connection connection = settings.connect();
        PGvector.registerTypes(connection);
        return connection;
    }

    private static String table(String schema) {
        return schema + ".reference_vectors";
    }

    private static PGvector vector(Random random) {
        float[] components = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            components[i] = (float) random.nextGaussian();
        }
        return new PGvector(components);
    }

    private static BenchmarkFailedException failed(SQLException e) {
        return new BenchmarkFailedException("the reference scan failed: " + e.getMessage(), e);
    }
}
