package dev.touchstone.bench.migration;

import dev.touchstone.bench.store.Ratio;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.MigrateMetrics;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.migration.MigrationCheck;
import dev.touchstone.store.migration.MigrationCheck.Against;
import dev.touchstone.store.migration.MigrationSettings;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.migration.StoreVerification;
import dev.touchstone.store.pickle.PickledVectors;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.SpacePattern;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures a migration beside the least it can cost, everything taking turns in every round: reading the pickle beside
 * CPython, and the whole {@code migrate run} beside a bare COPY of the same rows.
 *
 * <p>The whole is all that {@code migrate run} does to documents: copies with checksums, reading the copies wholly,
 * restoring and comparing them, reading them again and inserting, statistics. The schema is there already, for both.
 */
public final class MigrateBench {
    private static final CollectionId STORE = CollectionId.ofUser("bench");

    private final ConnectionSettings connection;
    private final VectorSpace space;
    private final Path scratch;
    private final Progress progress;
    private final Optional<PythonPickle> python;
    private final Ratio pickle = new Ratio();
    private final Ratio whole = new Ratio();
    private final Ratio load = new Ratio();
    private final Ratio verify = new Ratio();

    /**
     * @param connection the server
     * @param space an empty schema of the vectors' dimension
     * @param scratch an empty folder; the store, its backup and the rows need three times the pickle's size
     */
    public MigrateBench(ConnectionSettings connection, VectorSpace space, Path scratch, Progress progress)
            throws IOException {
        this.connection = connection;
        this.space = space;
        this.scratch = scratch;
        this.progress = progress;
        this.python = PythonPickle.find();
    }

    /** Whether there is a CPython to compare with. */
    public boolean hasPython() {
        return python.isPresent();
    }

    /** Measures everything. */
    public void run(MigrateBenchSettings settings, Consumer<Measurement> figures) throws IOException, SQLException {
        SpacePattern spaces = new SpacePattern(space.schema());
        try (MigrationTargets targets = new MigrationTargets(connection, spaces, DatabaseOptions.none())) {
            targets.of(space.dimension());
            try (BareCopy bare = BareCopy.open(connection, space, STORE)) {
                new Rounds(settings.small(), targets, bare, "small").run(false);
                new Rounds(settings, targets, bare, "store").run(true);
            }
        }
        hand(figures, MigrateMetrics.COPY_RATIO, whole);
        hand(figures, MigrateMetrics.LOAD_RATIO, load);
        hand(figures, MigrateMetrics.VERIFY_RATIO, verify);
        if (hasPython()) {
            hand(figures, MigrateMetrics.PICKLE_RATIO, pickle);
        }
    }

    private static void hand(Consumer<Measurement> figures, Metric metric, Ratio ratio) {
        figures.accept(ratio.measurement(metric, Map.of()));
    }

    /** All rounds over one store. */
    private final class Rounds {
        private final MigrateBenchSettings settings;
        private final MigrationTargets targets;
        private final BareCopy bare;
        private final Path userData;
        private final Path rows;
        private final Path vectors;

        Rounds(MigrateBenchSettings settings, MigrationTargets targets, BareCopy bare, String name) {
            this.settings = settings;
            this.targets = targets;
            this.bare = bare;
            this.userData = scratch.resolve(name);
            this.rows = scratch.resolve(name + "-rows");
            this.vectors = StoreFolder.of(userData, STORE).vectors();
        }

        void run(boolean counts) throws IOException, SQLException {
            new GeneratedStore(userData, STORE).write(settings, progress);
            bare.empty();
            new TimedMigration(settings(), targets, progress).run();
            bare.keep(rows);
            for (int round = 0; round < settings.rounds(); round++) {
                progress.advanced("Round " + (round + 1) + " of " + settings.rounds(), 0, 1);
                round(round, counts);
            }
        }

        private MigrationSettings settings() {
            return new MigrationSettings(
                    userData, scratch.resolve("backup"), Optional.empty(), false, MigrationSettings.DEFAULT_BATCH_ROWS);
        }

        /** Who goes first changes from round to round. */
        private void round(int round, boolean counts) throws IOException, SQLException {
            double copied = round % 2 == 0 ? copy() : 0;
            TimedMigration.Took took = migrate();
            double verified = verify();
            copied = round % 2 == 0 ? copied : copy();
            double read = read();
            double pythons = python.isPresent() ? python.get().seconds(vectors, settings.documents()) : read;
            if (counts) {
                whole.add(copied, took.wholeSeconds());
                load.add(copied, took.loadSeconds());
                verify.add(copied, verified);
                pickle.add(read, pythons);
            }
        }

        private double copy() throws IOException, SQLException {
            bare.empty();
            long start = System.nanoTime();
            requireAll(bare.copy(rows));
            return seconds(start);
        }

        private TimedMigration.Took migrate() throws IOException, SQLException {
            bare.empty();
            return new TimedMigration(settings(), targets, progress).run();
        }

        private double verify() throws IOException {
            long start = System.nanoTime();
            List<StoreVerification> found =
                    new MigrationCheck(settings(), targets, progress::advanced, Against.MOVED_FILES).verify();
            double seconds = seconds(start);
            if (found.size() != 1 || !found.get(0).passes()) {
                throw new VectorStoreException("what was moved is not what the files hold: " + found);
            }
            return seconds;
        }

        private double read() throws IOException {
            long start = System.nanoTime();
            long count = 0;
            try (PickledVectors all = PickledVectors.open(vectors)) {
                while (all.next() != null) {
                    count++;
                }
            }
            requireAll(count);
            return seconds(start);
        }

        private void requireAll(long count) {
            if (count != settings.documents()) {
                throw new VectorStoreException(count + " documents where there are " + settings.documents());
            }
        }
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
