package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.SearchSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pool of connections to one vector space whose schema is up to date. */
public final class PgVectorDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PgVectorDatabase.class);

    private final Connections connections;
    private final SpaceNames names;
    private final Supplier<String> newIds;
    private final StoreMetrics metrics;
    private final PlannersChoices choices;
    private final IndexManager indexes;
    private final Protections protections;

    private PgVectorDatabase(
            Connections connections, SpaceNames names, StoreMetrics metrics, Optional<Encryption> encryption) {
        this.connections = connections;
        this.metrics = metrics;
        this.names = names;
        this.newIds = new TimeOrderedIds(InstantSource.system(), new SecureRandom());
        this.protections = new Protections(connections, names, encryption);
        this.choices = new PlannersChoices(System::nanoTime);
        this.indexes = new IndexManager(connections, names, System::nanoTime, choices);
    }

    /**
     * Connects, checks the versions, brings the schema up to date and opens the pool.
     *
     * @throws dev.touchstone.store.VectorStoreException if the server cannot be reached or used: PostgreSQL 13 and
     *     pgvector 0.8 are the oldest that will do, and the space must hold vectors of its dimension
     */
    public static PgVectorDatabase open(ConnectionSettings connection, VectorSpace space, PoolSettings pool) {
        return open(connection, space, pool, DatabaseOptions.none());
    }

    /**
     * Opens like {@link #open(ConnectionSettings, VectorSpace, PoolSettings)} and counts operations, rows, times and the
     * pool's connections.
     *
     * @throws dev.touchstone.store.VectorStoreException as above
     */
    public static PgVectorDatabase open(
            ConnectionSettings connection, VectorSpace space, PoolSettings pool, MeterRegistry registry) {
        return open(connection, space, pool, DatabaseOptions.none().withMetrics(registry));
    }

    /**
     * Opens like {@link #open(ConnectionSettings, VectorSpace, PoolSettings)}, with more.
     *
     * <p>Where the options say so, texts and metadata of every collection are encrypted before they leave the process;
     * ids, names and vectors are not.
     */
    public static PgVectorDatabase open(
            ConnectionSettings connection, VectorSpace space, PoolSettings pool, DatabaseOptions options) {
        DataSource driver = DriverDataSource.of(connection);
        SpaceNames names = new SpaceNames(space, extensionSchema(driver));
        SchemaMigration.run(driver, names);
        StoreMetrics metrics = new StoreMetrics(options.registry(), connection.database() + "/" + space.schema());
        Connections connections =
                new Connections(new VectorTypeDataSource(driver, names), pool, options.limits(), metrics);
        try {
            announce(space, connections.borrow("checking the schema", c -> {
                SchemaMigration.requireSpace(c, space);
                return ServerCheck.info(c);
            }));
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        return new PgVectorDatabase(connections, names, metrics, options.encryption());
    }

    private static void announce(VectorSpace space, ServerInfo info) {
        LOG.info(
                "schema {} is open on PostgreSQL {} with pgvector {}",
                space.schema(),
                info.serverVersion(),
                info.pgvectorVersion());
        if (!info.confined()) {
            LOG.warn(
                    "row-level security does not confine the role that opened schema {}, a superuser or one with"
                            + " BYPASSRLS; log in as an ordinary role",
                    space.schema());
        }
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
     * @throws dev.touchstone.store.VectorStoreException if the collection is encrypted and the database is not or under
     *     another key, or the other way round
     */
    public PgVectorStore store(CollectionId id, EmbeddingModel model, SearchSettings settings) {
        if (model.dimension() != dimension()) {
            throw new InvalidInputException("the embedding model makes vectors of " + model.dimension()
                    + " dimensions; the schema " + names.space().schema() + " holds "
                    + dimension());
        }
        return new PgVectorStore(
                new PgVectorStore.Backend(connections, names, newIds, metrics, choices),
                new PgVectorStore.Binding(id, model, settings, IngestSettings.bySize(), protections.open(id)));
    }

    /** The number of components of every vector in the space. */
    public int dimension() {
        return names.space().dimension();
    }

    /**
     * Returns a collection as a migration fills and reads it.
     *
     * @throws dev.touchstone.store.VectorStoreException as for {@link #store}
     */
    public MigrationTarget migrationTarget(CollectionId id) {
        return new MigrationTarget(connections, names, id, protections.open(id));
    }

    /** Returns what is known of the run that filled a collection; empty where none did, or it was rolled back. */
    public Optional<MigrationState> migrationState(CollectionId id) {
        return connections.borrow("reading how far the migration is", new MigrationLedger(names, id)::find);
    }

    /** Whether a collection holds any document, encrypted or not. */
    public boolean holdsDocuments(CollectionId id) {
        return connections
                .guardedBy(new RowGuard(id))
                .borrow("looking for documents", connection -> new CollectionKeys(names).hasDocuments(connection, id));
    }

    /** Whether a collection is encrypted; unlike opening it, asking does not make it so. */
    public boolean isEncrypted(CollectionId id) {
        return MigrationTarget.isRegistered(connections, names, id);
    }

    /** Returns the manager of the space's vector index. */
    public IndexManager indexes() {
        return indexes;
    }

    /**
     * Moves an encrypted collection from the previous master key to the current one, in place.
     *
     * <p>Stores with both keys go on reading meanwhile; those opened before it began must be opened again to write. An
     * interrupted rotation is finished by calling this again.
     *
     * @param progress is told the number of documents moved, after each batch of 100
     * @return documents moved by this call
     * @throws dev.touchstone.store.VectorStoreException if there is no previous key, or the collection is under neither
     */
    public long rotateKeys(CollectionId id, LongConsumer progress) {
        return protections.rotation(names).rotate(id, progress);
    }

    /** Returns what the server is and how it is set, as a fresh connection sees it. */
    public ServerInfo serverInfo() {
        return connections.dedicated("reading the server's settings", ServerCheck::info);
    }

    /**
     * Returns the session's settings that a search sets, by name, as the next borrower of a pooled connection finds them:
     * what the server and the role say, unless an earlier borrower left something behind.
     */
    public Map<String, String> borrowedSettings() {
        return connections.borrow("reading a pooled connection's settings", ServerCheck::searchSettings);
    }

    /** Reclaims dead rows and brings the planner's statistics up to date: to be called after a load. */
    public void analyze() {
        run("analysing the table", "vacuum (analyze) " + names.table());
    }

    /**
     * Brings the planner's statistics of every partition up to date: searches are planned by them alone. Unlike
     * {@link #analyze} it reclaims nothing, which autovacuum does, and takes one sample instead of two.
     */
    public void refreshStatistics() {
        run(
                "analysing the table",
                names.partitions().stream().map(Partition::table).collect(Collectors.joining(", ", "analyze ", "")));
    }

    /** Removes every document of every user and collection; those that are encrypted stay registered as such. */
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
        choices.forget();
    }

    /** Closes the pool. */
    @Override
    public void close() {
        connections.close();
    }
}
