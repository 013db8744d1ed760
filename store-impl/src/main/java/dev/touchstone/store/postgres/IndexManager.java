package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IndexSpec.Exact;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.postgresql.PGConnection;

/** Builds and drops the vector index of a space, one a partition, which count as one, without blocking its writers. */
public final class IndexManager {
    private final Connections connections;
    private final SpaceNames names;
    private final LongSupplier nanoClock;
    private final PlannersChoices choices;
    private final List<Partition> partitions;

    IndexManager(Connections connections, SpaceNames names, LongSupplier nanoClock, PlannersChoices choices) {
        this.choices = choices;
        this.connections = connections;
        this.names = names;
        this.nanoClock = nanoClock;
        this.partitions = names.partitions();
    }

    /** Builds an index under the server's own settings, in place of the present one. */
    public BuiltIndex build(IndexSpec spec) {
        return build(spec, BuildSettings.serverDefaults());
    }

    /**
     * Builds an index in place of the present one; a build that fails leaves no index behind.
     *
     * @throws InvalidInputException if IVFFlat is asked for over an empty partition, the type does not take the dimension, or
     *     the layout takes no index
     */
    public BuiltIndex build(IndexSpec spec, BuildSettings settings) {
        return connections.dedicated("building the index", connection -> build(connection, spec, settings));
    }

    /**
     * Builds an index and tells a listener how far it is, five times a second, from another thread and connection; a
     * short build may end before the first report. What ends the reports early becomes a notice of the built index.
     *
     * @throws InvalidInputException as {@link #build(IndexSpec, BuildSettings)} does
     */
    public BuiltIndex build(IndexSpec spec, BuildSettings settings, Consumer<BuildProgress> listener) {
        return connections.dedicated("building the index", connection -> {
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            ProgressWatch watch = ProgressWatch.start(connections, backend, listener);
            BuiltIndex built;
            try {
                built = build(connection, spec, settings);
            } catch (SQLException | RuntimeException e) {
                watch.stop();
                throw e;
            }
            return watch.stop().map(built::withNotice).orElse(built);
        });
    }

    /** Drops the index, if there is one. */
    public void drop() {
        connections.dedicated("dropping the index", connection -> {
            drop(connection);
            return names;
        });
    }

    /**
     * Returns the index that searches can use, read from the catalogue, its type named only where it is not the
     * dimension's own; empty also where a build left it invalid.
     */
    public Optional<IndexSpec> current() {
        return connections.dedicated("reading the index", connection -> IndexCatalogue.read(connection, names));
    }

    private BuiltIndex build(Connection connection, IndexSpec spec, BuildSettings settings) throws SQLException {
        IndexBuild build = new IndexBuild(connection, new IndexDefinition(names, spec), nanoClock);
        if (spec instanceof Exact) {
            drop(connection);
            return build.result();
        }
        build.apply(settings);
        build.check();
        drop(connection);
        try {
            for (Partition partition : partitions) {
                build.create(partition);
            }
            choices.forget();
            return build.result();
        } catch (SQLException | RuntimeException e) {
            dropAfterFailure(e);
            throw e;
        }
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
            for (Partition partition : partitions) {
                statement.execute("drop index concurrently if exists " + partition.index());
            }
            choices.forget();
        }
    }
}
