package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.file.MetadataWriter;
import dev.touchstone.store.migration.MigrationTargets.Filled;
import dev.touchstone.store.pickle.PickleWriter;
import dev.touchstone.store.postgres.MigrationTarget;
import dev.touchstone.store.postgres.StoredDocument;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a collection back as {@code vectors.pkl} and {@code metadata.json}, in the order of insertion and in constant
 * memory: documents that were moved under their old ids and timestamps, and those that were added since.
 */
public final class CollectionExport {
    private static final int BATCH = 500;
    private static final String VECTORS = "vectors.pkl";
    private static final String METADATA = "metadata.json";

    private final MigrationTargets targets;
    private final Optional<MasterKey> masterKey;
    private final MigrationListener listener;
    private final ZoneId zone;

    /**
     * @param masterKey what the user's key is derived from; needed for an encrypted collection
     * @param zone of the timestamps of documents that were added since
     */
    public CollectionExport(
            MigrationTargets targets, Optional<MasterKey> masterKey, MigrationListener listener, ZoneId zone) {
        this.targets = targets;
        this.masterKey = masterKey;
        this.listener = listener;
        this.zone = zone;
    }

    /**
     * What was written.
     *
     * @param folder where the two files are
     * @param documents documents written
     * @param addedSince how many of them no run had moved
     * @param dimension components of a vector
     * @param encrypted whether the metadata are a token
     * @param leftOut documents the format cannot hold, with the reason
     */
    public record Outcome(
            Path folder, long documents, long addedSince, int dimension, boolean encrypted, List<String> leftOut) {
        public Outcome {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Writes a collection.
     *
     * @param out the folder that gets the two files; made where it is missing
     * @throws InvalidInputException if the folder has one of them already, or the collection holds nothing
     */
    public Outcome export(CollectionId id, Path out) throws IOException {
        for (String name : List.of(VECTORS, METADATA)) {
            if (Files.exists(out.resolve(name))) {
                throw new InvalidInputException(out.resolve(name) + " exists; name another --out folder");
            }
        }
        Filled filled = targets.filled(id)
                .orElseThrow(() -> new InvalidInputException("PostgreSQL holds no documents of " + id.userId() + "/"
                        + id.collection() + "; check --user, --collection and "
                        + targets.spaces().text()));
        boolean encrypted = filled.encrypted() && !isUnchangedPlainStore(id, filled);
        Optional<Fernet> encryption = encrypted ? Optional.of(fernet(id)) : Optional.empty();
        Files.createDirectories(out);
        Path vectors = out.resolve(VECTORS + ".partial");
        Path metadata = out.resolve(METADATA + ".partial");
        ExportedEntries entries = new ExportedEntries(zone);
        try (OutputStream vectorsOut = new BufferedOutputStream(Files.newOutputStream(vectors));
                OutputStream metadataOut = new BufferedOutputStream(Files.newOutputStream(metadata), 1 << 16);
                MetadataWriter objects = new MetadataWriter(metadataOut, encryption)) {
            write(filled.target(), entries, new PickleWriter(vectorsOut), objects);
        }
        Files.move(vectors, out.resolve(VECTORS), StandardCopyOption.ATOMIC_MOVE);
        Files.move(metadata, out.resolve(METADATA), StandardCopyOption.ATOMIC_MOVE);
        return new Outcome(
                out, entries.written(), entries.addedSince(), filled.dimension(), encrypted, entries.leftOut());
    }

    private void write(MigrationTarget target, ExportedEntries entries, PickleWriter vectors, MetadataWriter objects)
            throws IOException {
        long total = target.holding(new UUID(0, 0)).documents();
        List<StoredDocument> page = target.after(0, BATCH);
        while (!page.isEmpty()) {
            for (StoredDocument document : page) {
                entries.write(document, vectors, objects);
            }
            listener.advanced("Exporting documents", entries.written(), total);
            page = target.after(page.get(page.size() - 1).position(), BATCH);
        }
        vectors.finish();
    }

    /** A plain file that was moved while encryption was on, and nothing was changed since: it is given back plain. */
    private boolean isUnchangedPlainStore(CollectionId id, Filled filled) {
        return targets.of(filled.dimension())
                .migrationState(id)
                .filter(state -> !state.encrypted())
                .map(state -> filled.target().holding(state.run()))
                .filter(holding -> holding.documents() == holding.ofRun())
                .isPresent();
    }

    private Fernet fernet(CollectionId id) {
        return new Fernet(masterKey
                .orElseThrow(() -> new VectorStoreException("the collection is encrypted; set " + MasterKey.VARIABLE))
                .userKey(id.userId()));
    }
}
