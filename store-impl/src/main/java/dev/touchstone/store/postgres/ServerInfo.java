package dev.touchstone.store.postgres;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a server is and how it is set, as it says itself.
 *
 * @param serverVersion version of PostgreSQL, such as {@code 17.11}
 * @param pgvectorVersion version of the extension in this database, such as {@code 0.8.0}
 * @param confined whether row-level security holds for the role; never for a superuser or one with BYPASSRLS
 * @param settings settings that bear on a measurement, name to value as {@code SHOW} prints it, sorted by name
 */
public record ServerInfo(String serverVersion, String pgvectorVersion, boolean confined, Map<String, String> settings) {
    public ServerInfo {
        Objects.requireNonNull(serverVersion, "serverVersion");
        Objects.requireNonNull(pgvectorVersion, "pgvectorVersion");
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
