package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.FileEntries;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.migration.StoreOutcome.Status;
import dev.touchstone.store.postgres.MigrationState;
import dev.touchstone.store.postgres.MigrationState.Counts;
import dev.touchstone.store.postgres.MigrationTarget;
import dev.touchstone.store.postgres.PgVectorDatabase;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves every store below a folder: backs the files up, then inserts from the backup, a batch of documents a transaction.
 *
 * <p>A run that was interrupted goes on where its last transaction left it: each notes in the database how far the run has
 * come with its store, and the backup says what the run set out to do.
 */
public final class MigrationRun {
    /** The step in which documents are inserted, as a listener hears of it. */
    public static final String INSERTING = "Inserting documents";

    private final MigrationSettings settings;
    private final MigrationTargets targets;
    private final MigrationListener listener;
    private final InstantSource clock;
    private long inserted;
    private long toInsert;

    public MigrationRun(
            MigrationSettings settings, MigrationTargets targets, MigrationListener listener, InstantSource clock) {
        this.settings = settings;
        this.targets = targets;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Moves what has not been moved yet.
     *
     * @throws VectorStoreException if the backup or the server fails; running again goes on
     */
    public RunOutcome run() throws IOException {
        List<StoreFolder> stores = StoreFolder.find(settings.userData());
        try (BackupRoot root = BackupRoot.take(settings.backup())) {
            Optional<Backup> unfinished = root.unfinished();
            if (unfinished.isEmpty()) {
                return begin(stores, root);
            }
            RunOutcome resumed = resume(unfinished.get());
            return resumed.refused() ? resumed : resumed.followedBy(begin(stores, root));
        }
    }

    private RunOutcome begin(List<StoreFolder> stores, BackupRoot root) throws IOException {
        UUID run = UUID.randomUUID();
        Backup backup = root.create(run, clock.instant());
        Preparation prepared = new Preparation(settings, targets, listener);
        prepared.prepare(stores, backup);
        boolean clean = prepared.problems().isEmpty() && prepared.heldOut().isEmpty();
        if (!clean && !settings.holdOut()) {
            backup.delete();
            return RunOutcome.refused(prepared.problems(), prepared.heldOut());
        }
        List<StoreOutcome> outcomes = new ArrayList<>(prepared.settled());
        if (prepared.backedUp().isEmpty()) {
            backup.delete();
            return new RunOutcome(false, outcomes, prepared.problems(), prepared.heldOut(), Optional.empty());
        }
        backup.write(new Manifest(Manifest.SCHEMA_VERSION, run, clock.instant().toString(), prepared.backedUp()));
        outcomes.addAll(load(backup));
        return new RunOutcome(false, outcomes, prepared.problems(), prepared.heldOut(), Optional.of(backup.folder()));
    }

    /** Goes on with the latest run; what was held out is read again from its backup, to be reported. */
    private RunOutcome resume(Backup backup) throws IOException {
        List<HeldOut> heldOut = new ArrayList<>();
        for (BackedUp store : backup.manifest().stores()) {
            if (store.heldOut() > 0) {
                StoreFolder copy = store.in(backup.copies());
                heldOut.addAll(Survey.of(copy, settings.encryption(store.user()), done -> {})
                        .heldOut());
            }
        }
        if (!heldOut.isEmpty() && !settings.holdOut()) {
            return RunOutcome.refused(List.of(), heldOut);
        }
        return new RunOutcome(false, load(backup), List.of(), heldOut, Optional.of(backup.folder()));
    }

    private List<StoreOutcome> load(Backup backup) throws IOException {
        Manifest manifest = backup.manifest();
        List<BackedUp> stores = manifest.stores();
        List<Integer> dimensions = stores.stream()
                .map(BackedUp::dimension)
                .filter(d -> d > 0)
                .distinct()
                .toList();
        targets.spaces().requireRoomFor(dimensions);
        dimensions.forEach(targets::of);
        toInsert = stores.stream()
                .mapToLong(store -> store.entries() - store.heldOut())
                .sum();
        List<StoreOutcome> outcomes = new ArrayList<>();
        for (BackedUp store : stores) {
            Counts counts = store.dimension() == 0
                    ? new Counts(store.entries(), 0, 0, store.heldOut())
                    : load(manifest.run(), store, backup);
            outcomes.add(new StoreOutcome(store.id(), store.dimension(), store.encrypted(), Status.MOVED, counts));
        }
        dimensions.forEach(dimension -> targets.of(dimension).refreshStatistics());
        backup.markFinished();
        return outcomes;
    }

    private Counts load(UUID run, BackedUp store, Backup backup) {
        CollectionId id = store.id();
        PgVectorDatabase database = targets.of(store.dimension());
        Optional<MigrationState> state = database.migrationState(id);
        state.ifPresent(found -> requireSameRun(found, run, store));
        if (state.isPresent() && state.get().finished()) {
            progress(state.get().counts().inserted() + state.get().counts().present());
            return state.get().counts();
        }
        boolean registersKey = targets.encrypts() && !database.isEncrypted(id);
        MigrationTarget target = database.migrationTarget(id);
        if (state.isEmpty()) {
            target.begin(
                    MigrationState.beginning(
                            run, store.vectors().sha256(), store.metadata().sha256(), store.encrypted()),
                    registersKey);
        }
        Counts counts = insert(
                run, store, backup, target, state.map(MigrationState::counts).orElse(Counts.NONE));
        target.finish(run);
        return counts;
    }

    private static void requireSameRun(MigrationState state, UUID run, BackedUp store) {
        if (!state.run().equals(run)) {
            throw new VectorStoreException(store.user() + "/" + store.collection()
                    + ": another run has moved it meanwhile; roll one of the two back");
        }
    }

    private Counts insert(UUID run, BackedUp store, Backup backup, MigrationTarget target, Counts from) {
        StoreFolder copy = store.in(backup.copies());
        try (FileEntries entries = FileEntries.open(copy.path(), settings.encryption(store.user()))) {
            EntryReader reader = new EntryReader(entries, store.id(), new EntryRules(store.dimension()), heldOut -> {});
            reader.skipTo(from.settled());
            boolean othersExist = target.hasOthers(run);
            progress(from.inserted() + from.present());
            Counts counts = from;
            while (!reader.ended()) {
                Counts next =
                        target.load(run, counts, new MigrationTarget.Load(reader, settings.batchRows(), othersExist));
                progress(next.inserted() + next.present() - counts.inserted() - counts.present());
                counts = next;
            }
            return counts;
        }
    }

    private void progress(long documents) {
        inserted += documents;
        listener.advanced(INSERTING, inserted, toInsert);
    }
}
