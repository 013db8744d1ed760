package dev.touchstone.store.migration;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.migration.MigrationTargets.Located;
import dev.touchstone.store.postgres.MigrationTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Undoes the latest run: deletes exactly the documents it inserted, and puts the files back where they changed since.
 *
 * <p>Documents that were added or replaced since stay in PostgreSQL; files that are put back are kept beside the backup.
 */
public final class Rollback {
    private static final String REPLACED = "replaced_by_rollback";

    private final MigrationSettings settings;
    private final MigrationTargets targets;
    private final MigrationListener listener;

    public Rollback(MigrationSettings settings, MigrationTargets targets, MigrationListener listener) {
        this.settings = settings;
        this.targets = targets;
        this.listener = listener;
    }

    /**
     * What was undone.
     *
     * @param run the run
     * @param startedAt when it had begun, ISO 8601 in UTC
     * @param stores its stores
     */
    public record Outcome(UUID run, String startedAt, List<Undone> stores) {
        public Outcome {
            stores = List.copyOf(stores);
        }
    }

    /**
     * A store that was undone.
     *
     * @param store the store as it was backed up
     * @param deleted documents deleted
     * @param left documents PostgreSQL still holds: added or replaced since
     * @param restored files that were put back
     */
    public record Undone(BackedUp store, long deleted, long left, List<Path> restored) {
        public Undone {
            restored = List.copyOf(restored);
        }
    }

    /**
     * Undoes the latest run of the backup folder that has not been undone; one that was interrupted is finished.
     *
     * @throws InvalidInputException if there is none
     */
    public Outcome rollBack() throws IOException {
        try (BackupRoot root = BackupRoot.take(settings.backup())) {
            Backup backup = root.latest()
                    .orElseThrow(() -> new InvalidInputException("there is no run to roll back in " + settings.backup()
                            + "; name the --backup folder that the run used"));
            Manifest manifest = backup.manifest();
            List<Undone> undone = new ArrayList<>();
            for (BackedUp store : manifest.stores()) {
                listener.advanced(
                        "Rolling back", undone.size(), manifest.stores().size());
                undone.add(rollBack(manifest.run(), store, backup));
            }
            backup.markRolledBack();
            return new Outcome(manifest.run(), manifest.startedAt(), undone);
        }
    }

    private Undone rollBack(UUID run, BackedUp store, Backup backup) throws IOException {
        long deleted = 0;
        long left = 0;
        Optional<Located> located =
                targets.locate(store.id()).filter(found -> found.state().run().equals(run));
        if (located.isPresent()) {
            MigrationTarget target = targets.of(located.get().dimension()).migrationTarget(store.id());
            deleted = target.rollBack(run);
            left = target.holding(run).documents();
        }
        StoreFolder live = store.in(settings.userData());
        StoreFolder copy = store.in(backup.copies());
        StoreFolder aside = store.in(backup.folder().resolve(REPLACED));
        Files.createDirectories(live.path());
        List<Path> restored = new ArrayList<>();
        if (restore(copy.vectors(), live.vectors(), aside.vectors(), store.vectors())) {
            restored.add(live.vectors());
        }
        if (restore(copy.metadata(), live.metadata(), aside.metadata(), store.metadata())) {
            restored.add(live.metadata());
        }
        return new Undone(store, deleted, left, restored);
    }

    /** Puts a file back where it changed, and returns whether it did; what stood in its place is kept. */
    private static boolean restore(Path copy, Path live, Path aside, FileFacts facts) throws IOException {
        boolean exists = Files.exists(live);
        if (exists && FileFacts.of(live).equals(facts)) {
            return false;
        }
        if (exists) {
            Files.createDirectories(aside.getParent());
            Files.copy(live, aside, StandardCopyOption.REPLACE_EXISTING);
        }
        Path partial = live.resolveSibling(live.getFileName() + ".restored");
        Files.copy(copy, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, live, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }
}
