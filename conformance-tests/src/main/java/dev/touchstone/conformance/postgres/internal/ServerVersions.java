package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.Optional;

/** What a server says it is. */
public final class ServerVersions {
    private static final String QUERY = """
            select 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1)
                || ', pgvector ' || extversion
            from pg_extension where extname = 'vector'
            """;

    private ServerVersions() {}

    /** Returns the versions of PostgreSQL and pgvector; empty where the database lacks pgvector. */
    public static Optional<String> read(ConnectionSettings connection) {
        return Sql.read(connection, QUERY);
    }
}
