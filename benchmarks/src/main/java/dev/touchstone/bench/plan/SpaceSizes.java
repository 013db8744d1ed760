package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.plan.MeasuredSize.Bytes;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the server says about a schema's table and indexes.
 *
 * @param server the server
 * @param schema the schema
 */
record SpaceSizes(ConnectionSettings server, String schema) {
    private static final String BYTES = """
            select coalesce(sum(case when am.amname in ('hnsw', 'ivfflat') then pg_relation_size(c.oid) end), 0),
                   coalesce(sum(case when c.relkind = 'r' then pg_relation_size(c.oid) end), 0),
                   coalesce(sum(case when c.relkind = 'r' and c.reltoastrelid <> 0
                                then pg_relation_size(c.reltoastrelid) end), 0),
                   coalesce(sum(case when c.relkind = 'i' and am.amname not in ('hnsw', 'ivfflat')
                                then pg_relation_size(c.oid) end), 0)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am am on am.oid = c.relam
            where n.nspname = ? and c.relname like 'vector_documents%'""";
    private static final String BLOCKS_READ = """
            select coalesce(sum(io.idx_blks_read), 0)
            from pg_statio_user_indexes io join pg_class c on c.oid = io.indexrelid join pg_am am on am.oid = c.relam
            where io.schemaname = ? and am.amname in ('hnsw', 'ivfflat')""";

    @FunctionalInterface
    private interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = server.connect()) {
            return reading.of(connection);
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the sizes of the schema " + schema + " could not be read", e);
        }
    }

    /**
     * What the rows take.
     *
     * @param sample a collection that has rows
     */
    Bytes bytes(CollectionId sample) {
        return read(connection -> {
            int rowBytes = rowBytes(connection, sample);
            try (PreparedStatement statement = connection.prepareStatement(BYTES)) {
                statement.setString(1, schema);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Bytes(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), rowBytes);
                }
            }
        });
    }

    /** The median size of a collection's first rows. */
    private int rowBytes(Connection connection, CollectionId sample) throws SQLException {
        confine(connection, sample);
        String sql =
                "select percentile_disc(0.5) within group (order by pg_column_size(d.*)) from (select * from " + schema
                        + ".vector_documents where user_id = ? and collection_name = ? order by position limit 1000) d";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sample.userId());
            statement.setString(2, sample.collection());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void confine(Connection connection, CollectionId sample) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('touchstone.user_id', ?, false),"
                        + " set_config('touchstone.collection', ?, false)")) {
            statement.setString(1, sample.userId());
            statement.setString(2, sample.collection());
            statement.execute();
        }
    }

    /** Blocks of the vector index that were read from outside the server's memory, by sessions that have ended. */
    long indexBlocksRead() {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BLOCKS_READ)) {
                statement.setString(1, schema);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
