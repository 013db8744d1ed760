package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets a server finish what loading left behind, which would otherwise run beside what is timed.
 *
 * @param server the server
 * @param schema schema of the documents
 */
record Rest(ConnectionSettings server, String schema) {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Vacuums and analyzes the documents, as the server's own VACUUM would within a minute after they were loaded. */
    void vacuum() {
        try {
            execute("vacuum (analyze) \"" + schema + "\".vector_documents");
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the schema " + schema + " could not be vacuumed", e);
        }
    }

    /**
     * Writes out what is dirty. A role that may not (before PostgreSQL 15 all but superusers) leaves that to the server;
     * what is timed then varies more, as its interval shows.
     */
    void checkpoint() {
        try {
            execute("checkpoint");
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw new BenchmarkFailedException("the server made no checkpoint", e);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
