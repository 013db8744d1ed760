package dev.touchstone.bench.migration;

import dev.touchstone.bench.environment.ScratchFolder;
import dev.touchstone.dataset.Progress;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.migration.MigrationRun;
import dev.touchstone.store.migration.MigrationSettings;
import dev.touchstone.store.migration.MigrationTargets;
import java.io.IOException;
import java.time.Clock;

/** One {@code migrate run} from beginning to end, with its time, whose backup is removed afterwards. */
record TimedMigration(MigrationSettings settings, MigrationTargets targets, Progress progress) {
    /**
     * How long it took.
     *
     * @param wholeSeconds all of it
     * @param loadSeconds from the first document on: reading the backup and inserting
     */
    record Took(double wholeSeconds, double loadSeconds) {}

    Took run() throws IOException {
        try (ScratchFolder backups = ScratchFolder.create(settings.backup())) {
            MigrationSettings own = new MigrationSettings(
                    settings.userData(),
                    backups.resolve("backup"),
                    settings.masterKey(),
                    settings.holdOut(),
                    settings.batchRows());
            long[] loading = new long[1];
            long start = System.nanoTime();
            boolean complete = new MigrationRun(
                            own,
                            targets,
                            (step, done, total) -> {
                                if (step.equals(MigrationRun.INSERTING) && loading[0] == 0) {
                                    loading[0] = System.nanoTime();
                                }
                                progress.advanced(step, done, total);
                            },
                            Clock.systemUTC())
                    .run()
                    .complete();
            long end = System.nanoTime();
            if (!complete) {
                throw new VectorStoreException("the generated store could not be moved");
            }
            return new Took((end - start) / 1e9, (end - loading[0]) / 1e9);
        }
    }
}
