package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IndexSpec.Exact;
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
import java.util.Optional;
import java.util.function.LongSupplier;

/** Builds and drops the one vector index of a space without blocking its writers. */
public final class IndexManager {
    private final Connections connections;
    private final SpaceNames names;
    private final LongSupplier nanoClock;

    IndexManager(Connections connections, SpaceNames names, LongSupplier nanoClock) {
        this.connections = connections;
        this.names = names;
        this.nanoClock = nanoClock;
    }

    /** Builds an index under the server's own settings, in place of the present one. */
    public BuiltIndex build(IndexSpec spec) {
        return build(spec, BuildSettings.serverDefaults());
    }

    /**
     * Builds an index in place of the present one; a build that fails leaves no index behind.
     *
     * @throws InvalidInputException if IVFFlat is asked for over an empty table
     */
    public BuiltIndex build(IndexSpec spec, BuildSettings settings) {
        return connections.dedicated("building the index", connection -> {
            if (spec instanceof IvfFlat) {
                requireRows(connection);
            }
            drop(connection);
            return spec instanceof Exact
                    ? new BuiltIndex(spec, Duration.ZERO, 0, List.of())
                    : create(connection, spec, settings);
        });
    }

    /** Drops the index, if there is one. */
    public void drop() {
        connections.dedicated("dropping the index", connection -> {
            drop(connection);
            return names;
        });
    }

    /** Returns the index that searches can use, read from the catalogue; empty also where a build left it invalid. */
    public Optional<IndexSpec> current() {
        return connections.dedicated("reading the index", connection -> IndexCatalogue.read(connection, names));
    }

    private void requireRows(Connection connection) throws SQLException {
        if (!new WholeTable(names).read(connection, this::hasRows)) {
            throw new InvalidInputException("an IVFFlat index takes its centres from the rows that are there, and the"
                    + " table is empty; load documents first");
        }
    }

    private boolean hasRows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select from " + names.rows() + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private BuiltIndex create(Connection connection, IndexSpec spec, BuildSettings settings) throws SQLException {
        apply(connection, settings);
        try (Statement statement = connection.createStatement()) {
            long start = nanoClock.getAsLong();
            statement.execute(createSql(spec));
            Duration time = Duration.ofNanos(nanoClock.getAsLong() - start);
            return new BuiltIndex(spec, time, size(connection), notices(statement));
        } catch (SQLException | RuntimeException e) {
            dropAfterFailure(e);
            throw e;
        }
    }

    private static void apply(Connection connection, BuildSettings settings) throws SQLException {
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

    private String createSql(IndexSpec spec) {
        String method;
        if (spec instanceof Hnsw hnsw) {
            method = "hnsw (embedding %s) with (m = " + hnsw.m() + ", ef_construction = " + hnsw.efConstruction() + ")";
        } else if (spec instanceof IvfFlat ivfFlat) {
            method = "ivfflat (embedding %s) with (lists = " + ivfFlat.lists() + ")";
        } else {
            throw new IllegalArgumentException("no index is created for " + spec);
        }
        return "create index concurrently " + SpaceNames.INDEX + " on " + names.rows() + " using "
                + method.replace("%s", names.cosineOperatorClass());
    }

    private long size(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_relation_size(?::regclass)")) {
            statement.setString(1, names.index());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<String> notices(Statement statement) throws SQLException {
        List<String> notices = new ArrayList<>();
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            notices.add(warning.getMessage().replaceAll("\\R", " "));
        }
        return notices;
    }

    /** A connection of its own, for the build may have failed because its connection did. */
    private void dropAfterFailure(Exception failure) {
        try {
            drop();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop index concurrently if exists " + names.index());
        }
    }
}
