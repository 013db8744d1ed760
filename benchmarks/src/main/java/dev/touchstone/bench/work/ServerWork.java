package dev.touchstone.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What a server counted for the relations of one schema since they were made.
 *
 * @param hit pages found in its cache
 * @param read pages it had to ask the system for
 * @param tuples rows and index entries it looked at
 */
record ServerWork(long hit, long read, long tuples) {
    private static final String SQL = """
            select sum(coalesce(heap_blks_hit, 0) + coalesce(idx_blks_hit, 0)
                       + coalesce(toast_blks_hit, 0) + coalesce(tidx_blks_hit, 0)),
                   sum(coalesce(heap_blks_read, 0) + coalesce(idx_blks_read, 0)
                       + coalesce(toast_blks_read, 0) + coalesce(tidx_blks_read, 0)),
                   sum(coalesce(seq_tup_read, 0))
                     + coalesce((select sum(idx_tup_read) from pg_catalog.pg_stat_user_indexes i
                                 where i.schemaname = s.schemaname), 0)
              from pg_catalog.pg_statio_user_tables s
              join pg_catalog.pg_stat_user_tables t using (relid, schemaname)
             where s.schemaname = ?
             group by s.schemaname
            """;

    /** Reads the counters; a session's own are in them once it has ended. Empty where the schema has no table. */
    static Optional<ServerWork> of(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new ServerWork(row.getLong(1), row.getLong(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    /** The place where the server writes its log next. */
    static long walPosition(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }

    ServerWork since(ServerWork earlier) {
        return new ServerWork(hit - earlier.hit, read - earlier.read, tuples - earlier.tuples);
    }
}
