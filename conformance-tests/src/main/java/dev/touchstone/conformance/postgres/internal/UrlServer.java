package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.ExitHook;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.function.Supplier;

/** A server that runs already; only schemas of our own are touched. */
public final class UrlServer extends OpenServer {
    private final Schemas schemas;
    private final ExitHook hook;

    private UrlServer(ConnectionSettings connection, String versions, Schemas schemas, ExitHook hook) {
        super(PostgresSource.URL, connection, versions, schemas);
        this.schemas = schemas;
        this.hook = hook;
    }

    /**
     * Opens the server.
     *
     * @throws UnavailableException if it cannot be reached or its database lacks pgvector
     */
    public static UrlServer open(ConnectionSettings connection, Supplier<String> names) {
        String versions = requireUsable(connection);
        Schemas schemas = new Schemas(connection, names);
        ExitHook hook = ExitHook.register("drop schemas", schemas::dropAll);
        return new UrlServer(connection, versions, schemas, hook);
    }

    /**
     * Returns the versions of PostgreSQL and pgvector.
     *
     * @throws UnavailableException if the server cannot be reached or its database lacks pgvector
     */
    public static String requireUsable(ConnectionSettings connection) {
        return ServerVersions.read(connection)
                .orElseThrow(
                        () -> new UnavailableException(
                                "the database has no pgvector; install pgvector 0.8 or newer on the server, then run CREATE EXTENSION vector in the database"));
    }

    @Override
    public void close() {
        schemas.dropAll();
        hook.cancel();
    }
}
