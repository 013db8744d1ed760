package dev.touchstone.conformance.migration;

import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.migration.CollectionExport;
import dev.touchstone.store.migration.MigrationCheck;
import dev.touchstone.store.migration.MigrationCheck.Against;
import dev.touchstone.store.migration.MigrationListener;
import dev.touchstone.store.migration.MigrationPlan;
import dev.touchstone.store.migration.MigrationRun;
import dev.touchstone.store.migration.MigrationSettings;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.migration.Rollback;
import dev.touchstone.store.migration.RunOutcome;
import dev.touchstone.store.migration.StoreVerification;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.SpacePattern;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The migration between one user_data folder and schemas of its own, which are dropped at the end. */
final class Mover implements AutoCloseable {
    private final Path userData;
    private final ConnectionSettings connection;
    private final SpacePattern spaces;
    private Optional<MasterKey> masterKey = Optional.empty();
    private Optional<MasterKey> previousKey = Optional.empty();
    private boolean holdOut;
    private Path backup;

    private Mover(Path userData, ConnectionSettings connection, SpacePattern spaces) {
        this.userData = userData;
        this.backup = MigrationSettings.defaultBackup(userData);
        this.connection = connection;
        this.spaces = spaces;
    }

    static Mover of(Path userData, TestDatabase database) {
        return new Mover(userData, database.connection(), new SpacePattern(database.newSchema() + "_{dimension}"));
    }

    static Mover of(Path userData, ConnectionSettings connection, String pattern) {
        return new Mover(userData, connection, new SpacePattern(pattern));
    }

    Mover backingUpTo(Path folder) {
        backup = folder;
        return this;
    }

    Mover withKey(String key) {
        masterKey = Optional.of(MasterKey.of(key));
        return this;
    }

    /** Goes over to another key, with the one before at hand. */
    void changeKey(String key) {
        previousKey = masterKey;
        masterKey = Optional.of(MasterKey.of(key));
    }

    Mover holdingOut() {
        holdOut = true;
        return this;
    }

    private MigrationSettings settings() {
        return new MigrationSettings(userData, backup, masterKey, holdOut, 7);
    }

    private DatabaseOptions options() {
        DatabaseOptions plain = DatabaseOptions.none();
        return masterKey
                .map(key -> plain.withEncryption(new Encryption(key, previousKey, Set.of())))
                .orElse(plain);
    }

    private MigrationTargets targets() {
        return new MigrationTargets(connection, spaces, options());
    }

    MigrationPlan plan() throws IOException {
        return MigrationPlan.of(settings(), (step, done, total) -> {});
    }

    RunOutcome run() throws IOException {
        return run((step, done, total) -> {});
    }

    RunOutcome run(MigrationListener listener) throws IOException {
        try (MigrationTargets targets = targets()) {
            return new MigrationRun(settings(), targets, listener, Clock.systemUTC()).run();
        }
    }

    List<StoreVerification> verify() throws IOException {
        return verify(Against.MOVED_FILES);
    }

    List<StoreVerification> verify(Against against) throws IOException {
        try (MigrationTargets targets = targets()) {
            return new MigrationCheck(settings(), targets, (step, done, total) -> {}, against).verify();
        }
    }

    Rollback.Outcome rollBack() throws IOException {
        try (MigrationTargets targets = targets()) {
            return new Rollback(settings(), targets, (step, done, total) -> {}).rollBack();
        }
    }

    CollectionExport.Outcome export(CollectionId id, Path out) throws IOException {
        try (MigrationTargets targets = targets()) {
            return new CollectionExport(targets, masterKey, (step, done, total) -> {}, ZoneOffset.UTC).export(id, out);
        }
    }

    PgVectorDatabase open(int dimension) {
        return PgVectorDatabase.open(connection, spaces.space(dimension), PoolSettings.defaults(), options());
    }

    static PgVectorStore store(PgVectorDatabase database, CollectionId id) {
        return database.store(id, new NoTexts(database.dimension()), new SearchSettings.ExactSearch());
    }

    /** The documents of every schema. */
    long stored() {
        long rows = 0;
        for (VectorSpace space : spaces.existing(connection)) {
            rows += Rows.count(connection, space);
        }
        return rows;
    }

    ConnectionSettings connection() {
        return connection;
    }

    List<VectorSpace> existing() {
        return spaces.existing(connection);
    }

    @Override
    public void close() {
        for (VectorSpace space : existing()) {
            try (PgVectorDatabase database =
                    PgVectorDatabase.open(connection, space, PoolSettings.defaults(), DatabaseOptions.none())) {
                database.dropSchema();
            }
        }
    }

    /** For tests that bring their own vectors. */
    record NoTexts(int dimension) implements EmbeddingModel {
        @Override
        public List<float[]> embedDocuments(List<String> texts) {
            throw new UnsupportedOperationException("this test embeds no text");
        }

        @Override
        public float[] embedQuery(String text) {
            throw new UnsupportedOperationException("this test embeds no text");
        }
    }
}
