package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.IndexSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads from PostgreSQL's catalogue what the vector index of a space was built with. */
final class IndexCatalogue {
    private static final String SQL = "select am.amname, array_to_string(c.reloptions, ',')"
            + " from pg_catalog.pg_class c"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " join pg_catalog.pg_index i on i.indexrelid = c.oid"
            + " join pg_catalog.pg_am am on am.oid = c.relam"
            + " where n.nspname = ? and c.relname = ? and i.indisvalid";

    private IndexCatalogue() {}

    static Optional<IndexSpec> read(Connection connection, SpaceNames names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, names.space().schema());
            statement.setString(2, SpaceNames.INDEX);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(spec(row.getString(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    static IndexSpec spec(String method, String options) {
        Map<String, Integer> values = new TreeMap<>();
        for (String option : options == null ? new String[0] : options.split(",", -1)) {
            int equals = option.indexOf('=');
            values.put(option.substring(0, equals), Integer.valueOf(option.substring(equals + 1)));
        }
        return switch (method) {
            case "hnsw" -> new IndexSpec.Hnsw(values.getOrDefault("m", 16), values.getOrDefault("ef_construction", 64));
            case "ivfflat" -> new IndexSpec.IvfFlat(values.getOrDefault("lists", 100));
            default ->
                throw new VectorStoreException(
                        "the index " + SpaceNames.INDEX + " is of kind " + method + "; drop it and build one");
        };
    }
}
