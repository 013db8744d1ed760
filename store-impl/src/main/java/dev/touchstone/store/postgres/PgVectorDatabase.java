package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.SearchSettings;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A pool of connections to one vector space whose schema is up to date. */
public final class PgVectorDatabase implements AutoCloseable {
    private final Connections connections;
    private final SpaceNames names;
    private final Supplier<String> newIds;
    private final IndexManager indexes;

    private PgVectorDatabase(Connections connections, SpaceNames names, Supplier<String> newIds) {
        this.connections = connections;
        this.names = names;
        this.newIds = newIds;
        this.indexes = new IndexManager(connections, names, System::nanoTime);
    }

    /**
     * Connects, checks the versions, brings the schema up to date and opens the pool.
     *
     * @throws dev.touchstone.store.VectorStoreException if the server cannot be reached or used: PostgreSQL 13 and
     *     pgvector 0.8 are the oldest that will do, and the space must hold vectors of its dimension
     */
    public static PgVectorDatabase open(ConnectionSettings connection, VectorSpace space, PoolSettings pool) {
        DataSource driver = DriverDataSource.of(connection);
        SpaceNames names = new SpaceNames(space, extensionSchema(driver));
        SchemaMigration.run(driver, names);
        Connections connections = new Connections(new VectorTypeDataSource(driver, names), pool);
        try {
            connections.borrow("checking the schema", c -> {
                SchemaMigration.requireDimension(c, space);
                return space;
            });
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        return new PgVectorDatabase(connections, names, new TimeOrderedIds(InstantSource.system(), new SecureRandom()));
    }

    private static String extensionSchema(DataSource driver) {
        try (Connection connection = driver.getConnection()) {
            return ServerCheck.requireUsable(connection);
        } catch (SQLException e) {
            throw SqlErrors.explain("connecting", e);
        }
    }

    /**
     * Returns the store of one user and collection; closing it leaves this database open.
     *
     * @throws InvalidInputException if the model's dimension is not the space's
     */
    public PgVectorStore store(CollectionId id, EmbeddingModel model, SearchSettings settings) {
        if (model.dimension() != names.space().dimension()) {
            throw new InvalidInputException("the embedding model makes vectors of " + model.dimension()
                    + " dimensions; the schema " + names.space().schema() + " holds "
                    + names.space().dimension());
        }
        return new PgVectorStore(
                new PgVectorStore.Backend(connections, names, newIds),
                new PgVectorStore.Binding(id, model, settings, IngestSettings.bySize()));
    }

    /** The number of components of every vector in the space. */
    public int dimension() {
        return names.space().dimension();
    }

    /** Returns the manager of the space's vector index. */
    public IndexManager indexes() {
        return indexes;
    }

    /** Returns what the server is and how it is set, as a fresh connection sees it. */
    public ServerInfo serverInfo() {
        return connections.dedicated("reading the server's settings", ServerCheck::info);
    }

    /** Reclaims dead rows and brings the planner's statistics up to date: to be called after a load. */
    public void analyze() {
        run("analysing the table", "vacuum (analyze) " + names.table());
    }

    /** Removes every document of every user and collection. */
    public void truncate() {
        run("emptying the table", "truncate table " + names.table());
    }

    /** Drops the space's schema with everything in it; only {@link #close} may follow. */
    public void dropSchema() {
        run("dropping the schema", "drop schema if exists " + names.schema() + " cascade");
    }

    private void run(String doing, String sql) {
        connections.dedicated(doing, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Closes the pool. */
    @Override
    public void close() {
        connections.close();
    }
}
