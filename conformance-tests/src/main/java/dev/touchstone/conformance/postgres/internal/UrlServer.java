package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.ExitHook;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.function.Supplier;

/** A server that runs already; only schemas of our own are touched. */
public final class UrlServer implements PostgresServer {
    private final ConnectionSettings connection;
    private final String description;
    private final Schemas schemas;
    private final String schema;
    private final ExitHook hook;

    private UrlServer(ConnectionSettings connection, String description, Schemas schemas) {
        this.connection = connection;
        this.description = description;
        this.schemas = schemas;
        this.hook = ExitHook.register("drop schemas", schemas::dropAll);
        this.schema = schemas.create();
    }

    /**
     * Opens the server.
     *
     * @throws UnavailableException if it cannot be reached or its database lacks pgvector
     */
    public static UrlServer open(ConnectionSettings connection, Supplier<String> names) {
        String versions = requireUsable(connection);
        return new UrlServer(connection, "url: " + versions, new Schemas(connection, names));
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
    public ConnectionSettings connection() {
        return connection;
    }

    @Override
    public PostgresSource source() {
        return PostgresSource.URL;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String newSchema() {
        return schemas.create();
    }

    @Override
    public void close() {
        schemas.dropAll();
        hook.cancel();
    }
}
