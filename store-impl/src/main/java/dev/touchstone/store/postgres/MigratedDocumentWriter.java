package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.internal.MetadataJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes a run's documents by COPY in the binary format, reading them while it sends. */
record MigratedDocumentWriter(SpaceNames names, CollectionId id, UUID run, Protection protection) {
    private static final int COLUMNS = 10;
    private static final int LOOKED_UP = 500;

    /**
     * What became of documents.
     *
     * @param inserted inserted
     * @param present left alone, since their id exists
     */
    record Written(long inserted, long present) {}

    /** Writes up to so many documents; an id that exists is an error. */
    Written write(Connection connection, MigrationSource source, int maxRows) throws SQLException {
        return new Written(copy(connection, source::next, maxRows), 0);
    }

    /** Writes up to so many documents, without those whose id exists. */
    Written writeMissing(Connection connection, MigrationSource source, int maxRows) throws SQLException {
        long inserted = 0;
        long present = 0;
        for (int left = maxRows; left > 0; left -= LOOKED_UP) {
            List<MigratedDocument> part = take(source, Math.min(left, LOOKED_UP));
            Set<String> existing = new StoredIds(names, id)
                    .among(connection, part.stream().map(MigratedDocument::id).toList());
            List<MigratedDocument> missing = part.stream()
                    .filter(document -> !existing.contains(document.id()))
                    .toList();
            var each = missing.iterator();
            inserted += copy(connection, () -> each.hasNext() ? each.next() : null, LOOKED_UP);
            present += part.size() - missing.size();
        }
        return new Written(inserted, present);
    }

    private static List<MigratedDocument> take(MigrationSource source, int count) {
        List<MigratedDocument> taken = new ArrayList<>(count);
        while (taken.size() < count) {
            MigratedDocument document = source.next();
            if (document == null) {
                break;
            }
            taken.add(document);
        }
        return taken;
    }

    /** Gives documents until there is none. */
    private interface Documents {
        MigratedDocument next();
    }

    private long copy(Connection connection, Documents documents, int maxRows) throws SQLException {
        MigratedDocument document = documents.next();
        if (document == null) {
            return 0;
        }
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy "
                        + new UserPartition(names, id.userId()).find(connection).table()
                        + " (user_id, collection_name, id, text, metadata, embedding,"
                        + " migration_run, migration_id, legacy_id, legacy) from stdin (format binary)");
        try {
            BinaryRows rows = new BinaryRows(copy);
            long written = 0;
            while (document != null) {
                row(rows, document);
                written++;
                document = written < maxRows ? documents.next() : null;
            }
            rows.finish();
            return written;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void row(BinaryRows rows, MigratedDocument document) throws SQLException {
        EmbeddedDocument sealed = protection.seal(List.of(document.embedded())).get(0);
        rows.startRow(COLUMNS);
        rows.text(id.userId());
        rows.text(id.collection());
        rows.text(document.id());
        rows.text(sealed.document().text());
        rows.jsonb(MetadataJson.write(sealed.document().metadata()));
        rows.vector(sealed.vector());
        rows.uuid(run);
        rows.uuid(document.migrationId());
        if (document.legacyId().isPresent()) {
            rows.text(document.legacyId().get());
        } else {
            rows.absent();
        }
        if (document.legacy().isEmpty()) {
            rows.absent();
        } else {
            rows.jsonb(MetadataJson.write(protection.sealLegacy(document.legacy())));
        }
    }
}
