package dev.touchstone.conformance.postgres;

import dev.touchstone.store.postgres.ConnectionSettings;

/**
 * A PostgreSQL server with pgvector that may be used until it is closed.
 *
 * <p>Work happens in schemas of its own, dropped at close; nothing else on the server is touched. A server that was
 * started for the run is stopped at close, and when the JVM ends on a signal.
 */
public interface PostgresServer extends AutoCloseable {
    /** How to reach it; never to be written into a run folder. */
    ConnectionSettings connection();

    /** Where it came from. */
    PostgresSource source();

    /** Says in one line what it is (source and versions), without host, user or password. */
    String description();

    /** Name of the schema of this run: created empty, dropped with everything in it at close. */
    String schema();

    /** Creates one more empty schema, dropped at close like the first, and returns its name. */
    String newSchema();

    /** Drops the schemas and stops the server if this object started it; a second call does nothing. */
    @Override
    void close();
}
