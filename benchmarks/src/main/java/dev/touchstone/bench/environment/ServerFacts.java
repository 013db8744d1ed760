package dev.touchstone.bench.environment;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.store.postgres.ServerInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run folder says of the server, without host, user or password. */
public final class ServerFacts {
    private ServerFacts() {}

    /** Returns where it came from, its versions and the settings read back from it. */
    public static Map<String, Object> of(PostgresServer server, ServerInfo info) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("postgres_source", server.source().label());
        facts.put("postgres_version", info.serverVersion());
        facts.put("pgvector_version", info.pgvectorVersion());
        facts.put("postgres_settings", info.settings());
        return facts;
    }
}
