package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks a server what it is, and refuses one that is too old or lacks pgvector. */
final class ServerCheck {
    private static final int OLDEST_SERVER = 130_000;
    private static final List<String> SETTINGS = List.of(
            "autovacuum",
            "effective_cache_size",
            "effective_io_concurrency",
            "fsync",
            "full_page_writes",
            "jit",
            "maintenance_work_mem",
            "max_connections",
            "max_parallel_maintenance_workers",
            "max_parallel_workers",
            "max_parallel_workers_per_gather",
            "max_wal_size",
            "plan_cache_mode",
            "random_page_cost",
            "seq_page_cost",
            "server_encoding",
            "shared_buffers",
            "synchronous_commit",
            "wal_level",
            "work_mem");

    private static final List<String> SEARCH_SETTINGS = List.of(
            "cpu_operator_cost",
            "enable_sort",
            "hnsw.ef_search",
            "hnsw.iterative_scan",
            "ivfflat.iterative_scan",
            "ivfflat.probes",
            "lock_timeout",
            "plan_cache_mode",
            "search_path",
            "statement_timeout",
            "touchstone.collection",
            "touchstone.user_id");

    private ServerCheck() {}

    /** Returns the quoted schema pgvector lives in, or will live in once the migration has created it. */
    static String requireUsable(Connection connection) throws SQLException {
        requireServer(connection);
        String sql = "select e.extversion, pg_catalog.quote_ident(n.nspname) from pg_catalog.pg_extension e"
                + " join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector'";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (row.next()) {
                requireExtension(row.getString(1), "run ALTER EXTENSION vector UPDATE with a newer package installed");
                return row.getString(2);
            }
        }
        requireAvailable(connection);
        return "public";
    }

    private static void requireServer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int,"
                        + " current_setting('server_version'), current_setting('server_encoding')")) {
            row.next();
            requireVersion(row.getInt(1), row.getString(2));
            if (!"UTF8".equals(row.getString(3))) {
                throw new VectorStoreException("the database is encoded in " + row.getString(3)
                        + "; create one with ENCODING 'UTF8' to keep texts exactly");
            }
        }
    }

    static void requireVersion(int number, String version) {
        if (number < OLDEST_SERVER) {
            throw new VectorStoreException("the server is PostgreSQL " + version + "; use 13 or newer");
        }
    }

    private static void requireAvailable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select default_version" + " from pg_catalog.pg_available_extensions where name = 'vector'")) {
            if (!row.next()) {
                throw new VectorStoreException(
                        "the server has no pgvector; install the package postgresql-NN-pgvector (0.8 or newer) on it");
            }
            requireExtension(row.getString(1), "install a newer package on the server");
        }
    }

    static void requireExtension(String version, String remedy) {
        String[] parts = version.split("\\.", -1);
        boolean usable;
        try {
            int major = Integer.parseInt(parts[0]);
            usable = major > 0 || (parts.length > 1 && Integer.parseInt(parts[1]) >= 8);
        } catch (NumberFormatException e) {
            throw new VectorStoreException("the pgvector version " + version + " cannot be read; use 0.8 or newer", e);
        }
        if (!usable) {
            throw new VectorStoreException("pgvector is " + version + "; 0.8 or newer is needed: " + remedy);
        }
    }

    static ServerInfo info(Connection connection) throws SQLException {
        Map<String, String> settings = settings(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version'), extversion,"
                        + " not (r.rolsuper or r.rolbypassrls) from pg_catalog.pg_extension, pg_catalog.pg_roles r"
                        + " where extname = 'vector' and r.rolname = current_user")) {
            if (!row.next()) {
                throw new VectorStoreException("the extension vector is gone from the database; create it again");
            }
            return new ServerInfo(row.getString(1), row.getString(2), row.getBoolean(3), settings);
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        return settings(connection, SETTINGS);
    }

    /** Returns what a search sets, as it is now; empty text where a setting of our own was never set. */
    static Map<String, String> searchSettings(Connection connection) throws SQLException {
        return settings(connection, SEARCH_SETTINGS);
    }

    private static Map<String, String> settings(Connection connection, List<String> names) throws SQLException {
        String sql = names.stream()
                .map(name -> "coalesce(current_setting('" + name + "', true), '')")
                .collect(Collectors.joining(", ", "select ", ""));
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int i = 0; i < names.size(); i++) {
                settings.put(names.get(i), row.getString(i + 1));
            }
        }
        return settings;
    }
}
