package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.VectorType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads from PostgreSQL's catalogue what the vector index of a space was built with. */
final class IndexCatalogue {
    private static final String SQL = "select am.amname, array_to_string(c.reloptions, ','), o.opcname"
            + " from pg_catalog.pg_class c"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " join pg_catalog.pg_index i on i.indexrelid = c.oid"
            + " join pg_catalog.pg_opclass o on o.oid = i.indclass[0]"
            + " join pg_catalog.pg_am am on am.oid = c.relam"
            + " where n.nspname = ? and c.relname = ? and i.indisvalid";

    private IndexCatalogue() {}

    /** Returns the index, if every partition has a valid one, and all of them alike. */
    static Optional<IndexSpec> read(Connection connection, SpaceNames names) throws SQLException {
        Set<Optional<IndexSpec>> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (Partition partition : names.partitions()) {
                statement.setString(1, names.space().schema());
                statement.setString(2, partition.indexName());
                try (ResultSet row = statement.executeQuery()) {
                    found.add(row.next() ? Optional.of(spec(row, names)) : Optional.empty());
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : Optional.empty();
    }

    private static IndexSpec spec(ResultSet row, SpaceNames names) throws SQLException {
        VectorType type = type(row.getString(3));
        boolean byDimension = type == VectorType.of(names.space().dimension());
        return spec(row.getString(1), row.getString(2), byDimension ? Optional.empty() : Optional.of(type));
    }

    private static VectorType type(String operatorClass) {
        return switch (operatorClass) {
            case "vector_cosine_ops" -> VectorType.VECTOR;
            case "halfvec_cosine_ops" -> VectorType.HALFVEC;
            case "bit_hamming_ops" -> VectorType.BIT;
            default ->
                throw new VectorStoreException("the index " + SpaceNames.INDEX + " is of operator class "
                        + operatorClass + "; drop it and build one");
        };
    }

    static IndexSpec spec(String method, String options, Optional<VectorType> type) {
        Map<String, Integer> values = new TreeMap<>();
        for (String option : options == null ? new String[0] : options.split(",", -1)) {
            int equals = option.indexOf('=');
            values.put(option.substring(0, equals), Integer.valueOf(option.substring(equals + 1)));
        }
        return switch (method) {
            case "hnsw" ->
                new IndexSpec.Hnsw(values.getOrDefault("m", 16), values.getOrDefault("ef_construction", 64), type);
            case "ivfflat" -> new IndexSpec.IvfFlat(values.getOrDefault("lists", 100), type);
            default ->
                throw new VectorStoreException(
                        "the index " + SpaceNames.INDEX + " is of kind " + method + "; drop it and build one");
        };
    }
}
