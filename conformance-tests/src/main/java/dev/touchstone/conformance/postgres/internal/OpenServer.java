package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;

/** What every open server has, wherever it came from; its first schema is created with it. */
abstract class OpenServer implements PostgresServer {
    private final PostgresSource source;
    private final ConnectionSettings connection;
    private final String versions;
    private final Schemas schemas;
    private final String schema;

    OpenServer(PostgresSource source, ConnectionSettings connection, String versions, Schemas schemas) {
        this.source = source;
        this.connection = connection;
        this.versions = versions;
        this.schemas = schemas;
        this.schema = schemas.create();
    }

    @Override
    public final ConnectionSettings connection() {
        return connection;
    }

    @Override
    public final PostgresSource source() {
        return source;
    }

    @Override
    public final String description() {
        return source.label() + ": " + versions;
    }

    @Override
    public final String schema() {
        return schema;
    }

    @Override
    public final String newSchema() {
        return schemas.create();
    }
}
