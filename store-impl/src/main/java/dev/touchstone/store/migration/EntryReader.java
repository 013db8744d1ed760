package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.file.FileEntries;
import dev.touchstone.store.file.FileEntry;
import dev.touchstone.store.migration.EntryRules.Parts;
import dev.touchstone.store.migration.EntryRules.UnfitException;
import dev.touchstone.store.postgres.MigratedDocument;
import dev.touchstone.store.postgres.MigrationSource;
import dev.touchstone.store.postgres.MigrationState.Counts;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Makes documents of a store's entries, one at a time and in their order, and holds out those that cannot be any.
 *
 * <p>The first document that has an old id keeps it as its id; one that repeats it, or has none that can be an id, gets the
 * id that is derived for its entry.
 */
final class EntryReader implements MigrationSource {
    private final FileEntries entries;
    private final CollectionId store;
    private final EntryRules rules;
    private final Consumer<HeldOut> heldOut;
    private final EntryId derived;
    private final SeenIds seen = new SeenIds();
    private long settled;
    private long heldOutCount;
    private double[] fileVector;
    private boolean ended;

    /**
     * @param heldOut hears of every entry that is held out
     */
    EntryReader(FileEntries entries, CollectionId store, EntryRules rules, Consumer<HeldOut> heldOut) {
        this.entries = entries;
        this.store = store;
        this.rules = rules;
        this.heldOut = heldOut;
        this.derived = new EntryId(store);
    }

    @Override
    public MigratedDocument next() {
        for (FileEntry entry = entries.next(); entry != null; entry = entries.next()) {
            settled++;
            fileVector = entry.vector();
            try {
                return document(entry.position(), rules.require(entry));
            } catch (UnfitException e) {
                heldOutCount++;
                heldOut.accept(new HeldOut(store, entry.position(), id(entry), e.kind(), e.getMessage()));
            }
        }
        ended = true;
        return null;
    }

    @Override
    public Counts behind() {
        return new Counts(settled, 0, 0, heldOutCount);
    }

    /** Passes over entries that are settled already. */
    void skipTo(long position) {
        while (settled < position && !ended) {
            next();
        }
    }

    /** Returns the vector of the document read last, as it stands in the file. */
    double[] fileVector() {
        return fileVector;
    }

    /** Whether no entry is left. */
    boolean ended() {
        return ended;
    }

    private MigratedDocument document(long position, Parts parts) {
        LegacyFields fields = parts.fields();
        String oldId = fields.id().orElse("");
        UUID migrationId = derived.of(position, oldId);
        boolean keepsId = fields.id().isPresent() && seen.add(oldId);
        Document document = new Document(keepsId ? oldId : migrationId.toString(), fields.text(), fields.metadata());
        return new MigratedDocument(
                new EmbeddedDocument(document, parts.vector()),
                migrationId,
                keepsId ? Optional.empty() : fields.id(),
                fields.kept());
    }

    private static Optional<String> id(FileEntry entry) {
        return entry.metadata()
                .flatMap(value -> value.value() instanceof Map<?, ?> object && object.get("id") instanceof String id
                        ? Optional.of(id)
                        : Optional.empty());
    }
}
