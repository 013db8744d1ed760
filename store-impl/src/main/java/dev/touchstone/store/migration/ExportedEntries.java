package dev.touchstone.store.migration;

import dev.touchstone.store.Document;
import dev.touchstone.store.file.MetadataWriter;
import dev.touchstone.store.pickle.PickleWriter;
import dev.touchstone.store.postgres.StoredDocument;
import dev.touchstone.store.postgres.StoredDocument.Origin;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes documents as the entries of a file store, both files in step. */
final class ExportedEntries {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private final ZoneId zone;
    private final List<String> leftOut = new ArrayList<>();
    private long written;
    private long addedSince;

    ExportedEntries(ZoneId zone) {
        this.zone = zone;
    }

    long written() {
        return written;
    }

    /** How many of the documents no run had moved. */
    long addedSince() {
        return addedSince;
    }

    /** The documents that the format cannot hold, each with the reason. */
    List<String> leftOut() {
        return leftOut;
    }

    void write(StoredDocument stored, PickleWriter vectors, MetadataWriter objects) throws IOException {
        Document document = stored.embedded().document();
        Map<String, Object> kept = kept(stored);
        for (String key : LegacyFields.ownKeys(kept)) {
            if (document.metadata().containsKey(key)) {
                leftOut.add("document " + document.id() + ": its metadata have the key \"" + key
                        + "\", which the file format keeps for itself");
                return;
            }
        }
        String oldId = stored.origin().map(Origin::legacyId).orElse(document.id());
        objects.write(LegacyFields.object(document, oldId, kept));
        vectors.write(wide(stored.embedded().vector()));
        written++;
        addedSince += stored.origin().isEmpty() ? 1 : 0;
    }

    /** A document without a timestamp of its own gets the time its row was inserted, as the old store wrote it. */
    private Map<String, Object> kept(StoredDocument stored) {
        if (stored.origin().flatMap(Origin::run).isPresent()) {
            return stored.origin().get().legacy();
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put(LegacyFields.TIMESTAMP, LOCAL.format(LocalDateTime.ofInstant(stored.createdAt(), zone)));
        return kept;
    }

    private static double[] wide(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }
}
