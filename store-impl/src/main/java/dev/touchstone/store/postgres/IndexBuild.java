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
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One build: creates the index of every target, one after another, on one connection. */
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

    /**
     * Checks what is there before anything is dropped.
     *
     * @throws InvalidInputException if IVFFlat has no rows to take its centres from
     */
    void requireRows(List<IndexTarget> targets) throws SQLException {
        for (IndexTarget target : targets) {
            if (definition.spec() instanceof IvfFlat
                    && number("select count(*) from (select from " + target.table() + " limit 1) one") == 0) {
                throw new InvalidInputException(
                        "an IVFFlat index takes its centres from the rows that are there, and the table "
                                + target.tableName() + " is empty; load documents first");
            }
        }
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

    void create(IndexTarget target) throws SQLException {
        if (definition.spec() instanceof Hnsw hnsw) {
            checkMemory(target, hnsw);
        }
        try (Statement statement = connection.createStatement()) {
            long start = nanoClock.getAsLong();
            statement.execute(definition.createSql(target));
            time = time.plusNanos(nanoClock.getAsLong() - start);
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                notices.add(warning.getMessage().replaceAll("\\R", " "));
            }
        }
        bytes += size(target);
    }

    private void checkMemory(IndexTarget target, Hnsw hnsw) throws SQLException {
        long rows = number("select count(*) from " + target.table());
        long memory = number("select pg_catalog.pg_size_bytes(current_setting('maintenance_work_mem'))");
        GraphMemory.of(rows, definition, hnsw).warning(memory).ifPresent(warning -> {
            LOG.warn("{}: {}", target.indexName(), warning);
            notices.add(warning);
        });
    }

    private long size(IndexTarget target) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_relation_size(?::regclass)")) {
            statement.setString(1, target.index());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long number(String sql) throws SQLException {
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
