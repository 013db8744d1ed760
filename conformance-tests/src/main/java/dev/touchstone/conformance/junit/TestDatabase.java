package dev.touchstone.conformance.junit;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.store.postgres.ConnectionSettings;

/**
 * The database of one test class.
 *
 * @param server the server, shared with other classes; never closed by a test
 * @param schema an empty schema that belongs to the class alone, dropped after it
 */
public record TestDatabase(PostgresServer server, String schema) {
    /** How to reach the server. */
    public ConnectionSettings connection() {
        return server.connection();
    }

    /** Creates one more empty schema, dropped when the JVM ends. */
    public String newSchema() {
        return server.newSchema();
    }
}
