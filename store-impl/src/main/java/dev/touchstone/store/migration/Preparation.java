package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.migration.MigrationTargets.Located;
import dev.touchstone.store.migration.StoreOutcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Backs stores up: copies both files of each with their checksums, and then at the same time reads the copies wholly, as they
 * will be read for inserting, and restores and compares them.
 */
final class Preparation {
    private final MigrationSettings settings;
    private final MigrationTargets targets;
    private final MigrationListener listener;
    private final List<BackedUp> backedUp = new ArrayList<>();
    private final List<StoreOutcome> settled = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<HeldOut> heldOut = new ArrayList<>();
    private long bytes;
    private long totalBytes;

    Preparation(MigrationSettings settings, MigrationTargets targets, MigrationListener listener) {
        this.settings = settings;
        this.targets = targets;
        this.listener = listener;
    }

    List<BackedUp> backedUp() {
        return backedUp;
    }

    /** The stores with nothing to do. */
    List<StoreOutcome> settled() {
        return settled;
    }

    List<Problem> problems() {
        return problems;
    }

    List<HeldOut> heldOut() {
        return heldOut;
    }

    /** Backs up every store that has not been moved before. */
    void prepare(List<StoreFolder> stores, Backup backup) throws IOException {
        for (StoreFolder store : stores) {
            totalBytes += store.fault().isPresent() ? 0 : Files.size(store.vectors());
        }
        for (StoreFolder store : stores) {
            try {
                prepare(store, backup);
            } catch (VectorStoreException e) {
                problems.add(new Problem(store.id(), e.getMessage()));
                discard(StoreFolder.of(backup.copies(), store.id()), backup);
            }
        }
    }

    private static void discard(StoreFolder copy, Backup backup) throws IOException {
        if (Files.exists(copy.path())) {
            backup.delete(copy);
        }
    }

    private void prepare(StoreFolder store, Backup backup) throws IOException {
        if (store.isUnused()) {
            settled.add(StoreOutcome.empty(store.id()));
            return;
        }
        store.fault().ifPresent(fault -> {
            throw new VectorStoreException(fault);
        });
        Optional<Located> before = targets.locate(store.id());
        if (before.isPresent()) {
            requireUnchanged(store, before.get());
            return;
        }
        BackedUp done = backUp(store, backup);
        if (done.entries() == 0) {
            settled.add(StoreOutcome.empty(store.id()));
            discard(done.in(backup.copies()), backup);
            return;
        }
        backedUp.add(done);
    }

    private void requireUnchanged(StoreFolder store, Located before) throws IOException {
        String vectors = FileFacts.of(store.vectors()).sha256();
        String metadata = FileFacts.of(store.metadata()).sha256();
        if (!before.state().finished()) {
            throw new VectorStoreException(
                    store.path() + ": an earlier run with another --backup folder has begun to move"
                            + " it; name that folder, or roll that run back");
        }
        if (!before.state().sameFiles(vectors, metadata)) {
            throw new VectorStoreException(store.path()
                    + ": it changed after an earlier run had moved it; roll that run back, then run again");
        }
        settled.add(new StoreOutcome(
                store.id(),
                before.dimension(),
                before.state().encrypted(),
                Status.MOVED_BEFORE,
                before.state().counts()));
    }

    private BackedUp backUp(StoreFolder store, Backup backup) throws IOException {
        CollectionId id = store.id();
        StoreFolder copy = StoreFolder.of(backup.copies(), id);
        Files.createDirectories(copy.path());
        FileFacts vectors = FileFacts.copy(
                store.vectors(), copy.vectors(), done -> listener.advanced("Backing up", bytes + done / 2, totalBytes));
        FileFacts metadata = FileFacts.copy(store.metadata(), copy.metadata(), done -> {});
        CompletableFuture<Void> safe = CompletableFuture.allOf(
                inBackground(() -> backup.sync(copy)), inBackground(() -> backup.requireRestorable(copy, store)));
        Survey survey;
        try {
            survey = Survey.of(
                    copy,
                    settings.encryption(id.userId()),
                    done -> listener.advanced("Backing up", bytes + (vectors.bytes() + done) / 2, totalBytes));
        } catch (VectorStoreException e) {
            safe.exceptionally(ignored -> null).join();
            throw inOriginal(e, copy, store);
        }
        join(safe);
        survey.requireStorable(store);
        bytes += vectors.bytes();
        heldOut.addAll(survey.heldOut());
        return BackedUp.of(id, vectors, metadata, survey);
    }

    /** The copy is about to be removed; what is wrong with it is wrong with the file it was made of. */
    private static VectorStoreException inOriginal(VectorStoreException e, StoreFolder copy, StoreFolder store) {
        String message =
                e.getMessage().replace(copy.path().toString(), store.path().toString());
        return new VectorStoreException(message, e);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static CompletableFuture<Void> inBackground(Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static void join(CompletableFuture<Void> safe) throws IOException {
        try {
            safe.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e.getCause() instanceof RuntimeException runtime ? runtime : e;
        }
    }
}
