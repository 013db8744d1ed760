package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.index.IndexSpec.Hnsw;
import dev.touchstone.store.index.IndexSpec.IvfFlat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One build: creates the index of every partition, one after another, on one connection. */
final class IndexBuild {
    private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);

    private final Connection connection;
    private final IndexDefinition definition;
    private final LongSupplier nanoClock;
    private final List<String> notices = new ArrayList<>();
    private Duration time = Duration.ZERO;
    private long bytes;

    IndexBuild(Connection connection, IndexDefinition definition, LongSupplier nanoClock) {
        this.connection = connection;
        this.definition = definition;
        this.nanoClock = nanoClock;
    }

    void apply(BuildSettings settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (settings.maintenanceWorkMemMiB().isPresent()) {
                statement.execute("set maintenance_work_mem = '"
                        + settings.maintenanceWorkMemMiB().getAsInt() + "MB'");
            }
            if (settings.parallelWorkers().isPresent()) {
                statement.execute("set max_parallel_maintenance_workers = "
                        + settings.parallelWorkers().getAsInt());
            }
        }
    }

    /**
     * Looks at what is there before anything is dropped: whether an HNSW graph fits into memory, which is only remarked,
     * and whether IVFFlat has rows to take its centres from.
     *
     * @throws InvalidInputException if it has none
     */
    void check() throws SQLException {
        Map<Partition, Long> rows = new WholeTable(definition.names()).read(connection, this::countRows);
        if (definition.spec() instanceof IvfFlat) {
            rows.forEach(IndexBuild::requireRows);
        } else if (definition.spec() instanceof Hnsw hnsw) {
            checkMemory(Collections.max(rows.values()), hnsw);
        }
    }

    private Map<Partition, Long> countRows(Connection whole) throws SQLException {
        Map<Partition, Long> rows = new LinkedHashMap<>();
        for (Partition partition : definition.names().partitions()) {
            rows.put(partition, number(whole, "select count(*) from " + partition.table()));
        }
        return rows;
    }

    private static void requireRows(Partition partition, long rows) {
        if (rows == 0) {
            throw new InvalidInputException("an IVFFlat index takes its centres from the rows that are there, and the"
                    + " table " + partition.tableName() + " is empty; load documents first, or build an HNSW index");
        }
    }

    /** The partitions' graphs are built one after another, so the largest is the one to fit. */
    private void checkMemory(long rows, Hnsw hnsw) throws SQLException {
        long memory = number(connection, "select pg_catalog.pg_size_bytes(current_setting('maintenance_work_mem'))");
        GraphMemory.of(rows, definition, hnsw).warning(memory).ifPresent(warning -> {
            LOG.warn("{}: {}", definition.names().space().schema(), warning);
            notices.add(warning);
        });
    }

    void create(Partition partition) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long start = nanoClock.getAsLong();
            statement.execute(definition.createSql(partition));
            time = time.plusNanos(nanoClock.getAsLong() - start);
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                notices.add(warning.getMessage().replaceAll("\\R", " "));
            }
        }
        bytes += size(partition);
    }

    private long size(Partition partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_relation_size(?::regclass)")) {
            statement.setString(1, partition.index());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    BuiltIndex result() {
        return new BuiltIndex(definition.spec(), time, bytes, notices);
    }
}
