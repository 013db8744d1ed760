package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.Metadata;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.FileEntries;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.migration.MigrationCheck.Against;
import dev.touchstone.store.migration.MigrationTargets.Filled;
import dev.touchstone.store.migration.MigrationTargets.Located;
import dev.touchstone.store.postgres.MigratedDocument;
import dev.touchstone.store.postgres.MigrationState;
import dev.touchstone.store.postgres.MigrationTarget;
import dev.touchstone.store.postgres.StoredDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Compares one store's files with PostgreSQL: every document, and the counts of both. */
final class Verification {
    private static final int BATCH = 500;
    private static final int KEPT = 100;
    private static final long NOWHERE = -1;
    private static final UUID NO_RUN = new UUID(0, 0);

    private final StoreFolder store;
    private final UUID run;
    private final MigrationTarget target;
    private final Watch watch;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private long compared;
    private long different;
    private long foreign;
    private long lastPosition;

    private Verification(StoreFolder store, UUID run, MigrationTarget target, Watch watch) {
        this.store = store;
        this.run = run;
        this.target = target;
        this.watch = watch;
    }

    /** Hears how many documents were compared, and how many there are to compare. */
    interface Meter {
        void compared(long documents, long total);
    }

    /** Who hears of a comparison, what is kept of it, and of which files it is. */
    record Watch(Meter meter, VectorSample sample, Against against) {
        boolean presentFiles() {
            return against == Against.PRESENT_FILES;
        }
    }

    static StoreVerification of(StoreFolder store, MigrationSettings settings, MigrationTargets targets, Watch watch)
            throws IOException {
        CollectionId id = store.id();
        Optional<Located> located = targets.locate(id);
        if (located.isEmpty()) {
            Optional<Filled> filled = watch.presentFiles() ? targets.filled(id) : Optional.empty();
            return filled.isEmpty()
                    ? notMoved(store, settings)
                    : compare(
                            store,
                            settings,
                            filled.get(),
                            new Subject(NO_RUN, files(store, filled.get().encrypted()), watch));
        }
        MigrationState state = located.get().state();
        if (!state.finished()) {
            return StoreVerification.failed(
                    id, "its move was interrupted; run ./touchstone migrate run, which goes on");
        }
        int dimension = located.get().dimension();
        StoreVerification.Files files = files(store, state.encrypted());
        if (!watch.presentFiles() && !state.sameFiles(files.vectorsSha256(), files.metadataSha256())) {
            return new StoreVerification(
                    id, dimension, false, files, StoreVerification.Counts.NONE, List.of(), Optional.empty());
        }
        Filled filled =
                new Filled(dimension, state.encrypted(), targets.of(dimension).migrationTarget(id));
        return compare(store, settings, filled, new Subject(state.run(), files, watch));
    }

    /** What is compared: what the run that moved it inserted, the files, and who watches. */
    private record Subject(UUID run, StoreVerification.Files files, Watch watch) {}

    private static StoreVerification compare(
            StoreFolder store, MigrationSettings settings, Filled filled, Subject subject) {
        CollectionId id = store.id();
        try (FileEntries entries = FileEntries.open(store.path(), settings.encryption(id.userId()))) {
            return new Verification(store, subject.run, filled.target(), subject.watch)
                    .compare(entries, filled.dimension(), subject.files.encrypted(entries.encrypted()));
        } catch (VectorStoreException e) {
            return StoreVerification.failed(id, e.getMessage());
        }
    }

    private static StoreVerification.Files files(StoreFolder store, boolean encrypted) throws IOException {
        return new StoreVerification.Files(
                FileFacts.of(store.vectors()).sha256(),
                FileFacts.of(store.metadata()).sha256(),
                encrypted);
    }

    /** A store of which nothing can be moved has nothing to compare. */
    private static StoreVerification notMoved(StoreFolder store, MigrationSettings settings) throws IOException {
        Survey survey = Survey.of(store, settings.encryption(store.id().userId()), done -> {});
        if (survey.documents() > 0) {
            return StoreVerification.failed(store.id(), "it was not moved; run ./touchstone migrate run");
        }
        long heldOut = survey.entries();
        StoreVerification.Counts counts = new StoreVerification.Counts(heldOut, heldOut, 0, 0, 0, 0);
        return new StoreVerification(
                store.id(), 0, true, files(store, survey.encrypted()), counts, List.of(), Optional.empty());
    }

    private StoreVerification compare(FileEntries entries, int dimension, StoreVerification.Files files) {
        EntryReader reader = new EntryReader(entries, store.id(), new EntryRules(dimension), heldOut -> {});
        List<Expected> batch = new ArrayList<>(BATCH);
        long total = target.holding(run).documents();
        for (MigratedDocument document = reader.next(); document != null; document = reader.next()) {
            watch.sample.pass(document.embedded());
            batch.add(new Expected(reader.behind().settled() - 1, document));
            if (batch.size() == BATCH) {
                compare(batch);
                watch.meter.compared(compared, total);
                batch.clear();
            }
        }
        compare(batch);
        MigrationTarget.Holding holding = target.holding(run);
        long addedSince = holding.documents() - holding.ofRun() - foreign;
        if (watch.presentFiles() && addedSince > 0) {
            different += addedSince;
            mismatches.add(new Mismatch(store.id(), NOWHERE, "", addedSince + " documents the files do not have"));
        }
        StoreVerification.Counts counts = new StoreVerification.Counts(
                reader.behind().settled(),
                reader.behind().heldOut(),
                compared,
                different,
                holding.documents(),
                addedSince);
        return new StoreVerification(store.id(), dimension, true, files, counts, mismatches, Optional.empty());
    }

    private record Expected(long position, MigratedDocument document) {
        String id() {
            return document.embedded().document().id();
        }
    }

    private void compare(List<Expected> batch) {
        Map<String, StoredDocument> stored = new HashMap<>();
        target.byIds(batch.stream().map(Expected::id).toList())
                .forEach(document -> stored.put(document.embedded().document().id(), document));
        for (Expected expected : batch) {
            compare(expected, stored.get(expected.id()));
        }
    }

    private void compare(Expected expected, StoredDocument stored) {
        if (stored == null) {
            differ(expected, "missing");
            return;
        }
        compared++;
        foreign += isMoved(stored) ? 0 : 1;
        String what = difference(expected.document, stored);
        if (!what.isEmpty()) {
            differ(expected, what);
        }
    }

    /** Returns what differs; a document that was not moved but written by the application has no origin to compare. */
    private String difference(MigratedDocument expected, StoredDocument stored) {
        Document wanted = expected.embedded().document();
        Document found = stored.embedded().document();
        if (!wanted.text().equals(found.text())) {
            return "text";
        }
        if (!Metadata.same(wanted.metadata(), found.metadata())) {
            return "metadata";
        }
        if (!Arrays.equals(expected.embedded().vector(), stored.embedded().vector())) {
            return "vector";
        }
        if (!isMoved(stored)) {
            return "";
        }
        if (!isOrigin(expected, stored.origin().orElseThrow())) {
            return "what the file knew besides";
        }
        boolean inOrder = stored.position() > lastPosition;
        lastPosition = stored.position();
        return inOrder ? "" : "order";
    }

    private boolean isMoved(StoredDocument stored) {
        return stored.origin()
                .flatMap(StoredDocument.Origin::run)
                .filter(run::equals)
                .isPresent();
    }

    /** Present files may have lost entries since, so that the others stand elsewhere and derive other ids. */
    private boolean isOrigin(MigratedDocument expected, StoredDocument.Origin origin) {
        String oldId = expected.legacyId().orElse(expected.embedded().document().id());
        return (watch.presentFiles() || origin.migrationId().equals(expected.migrationId()))
                && origin.legacyId().equals(oldId)
                && Metadata.same(expected.legacy(), origin.legacy());
    }

    private void differ(Expected expected, String what) {
        different++;
        if (mismatches.size() < KEPT) {
            mismatches.add(new Mismatch(store.id(), expected.position, expected.id(), what));
        }
    }
}
