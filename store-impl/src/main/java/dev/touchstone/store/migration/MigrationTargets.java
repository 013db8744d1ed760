package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.MigrationState;
import dev.touchstone.store.postgres.MigrationTarget;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.SpacePattern;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The databases documents go to: one schema a dimension, each opened when it is first needed. */
public final class MigrationTargets implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final ConnectionSettings connection;
    private final SpacePattern spaces;
    private final DatabaseOptions options;
    private final Map<Integer, PgVectorDatabase> open = new TreeMap<>();
    private final Map<Integer, PgVectorDatabase> plain = new TreeMap<>();

    /** Dimensions whose schema exists. */
    private final Set<Integer> known = new TreeSet<>();

    /**
     * Opens nothing yet.
     *
     * @param connection how to reach the server
     * @param spaces how schemas are named
     * @param options with encryption, every collection becomes an encrypted one, as the file store would make it at its next
     *     change
     */
    public MigrationTargets(ConnectionSettings connection, SpacePattern spaces, DatabaseOptions options) {
        this.connection = connection;
        this.spaces = spaces;
        this.options = options;
    }

    /** Returns how schemas are named. */
    SpacePattern spaces() {
        return spaces;
    }

    /** Returns the database of a dimension, its schema made where it is missing. */
    public PgVectorDatabase of(int dimension) {
        return open.computeIfAbsent(dimension, d -> open(d, options));
    }

    private PgVectorDatabase open(int dimension, DatabaseOptions how) {
        PoolSettings pool = PoolSettings.defaults().withMaximumSize(CONNECTIONS).withMinimumIdle(0);
        return PgVectorDatabase.open(connection, spaces.space(dimension), pool, how);
    }

    /**
     * A collection that holds documents.
     *
     * @param dimension the dimension of its schema
     * @param encrypted whether it is encrypted
     * @param target the collection
     */
    record Filled(int dimension, boolean encrypted, MigrationTarget target) {}

    /** Finds a collection that holds documents, of whatever dimension, and opens it as it is: encrypted or plain. */
    Optional<Filled> filled(CollectionId id) {
        for (int dimension : dimensions()) {
            PgVectorDatabase database = of(dimension);
            if (database.holdsDocuments(id)) {
                boolean encrypted = database.isEncrypted(id);
                PgVectorDatabase matching = encrypted || !encrypts()
                        ? database
                        : plain.computeIfAbsent(dimension, d -> open(d, DatabaseOptions.none()));
                return Optional.of(new Filled(dimension, encrypted, matching.migrationTarget(id)));
            }
        }
        return Optional.empty();
    }

    /** Returns the dimensions whose schema exists. */
    private Set<Integer> dimensions() {
        if (known.isEmpty()) {
            spaces.existing(connection).stream().map(VectorSpace::dimension).forEach(known::add);
        }
        known.addAll(open.keySet());
        return known;
    }

    boolean encrypts() {
        return options.encryption().isPresent();
    }

    /**
     * A store that a run has filled or begun to fill.
     *
     * @param dimension the dimension of its schema
     * @param state how far the run has come
     */
    public record Located(int dimension, MigrationState state) {}

    /** Finds the run that has filled, or begun to fill, a collection of whatever dimension. */
    public Optional<Located> locate(CollectionId id) {
        for (int dimension : dimensions()) {
            Optional<MigrationState> state = of(dimension).migrationState(id);
            if (state.isPresent()) {
                return state.map(found -> new Located(dimension, found));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        open.values().forEach(PgVectorDatabase::close);
        plain.values().forEach(PgVectorDatabase::close);
    }
}
