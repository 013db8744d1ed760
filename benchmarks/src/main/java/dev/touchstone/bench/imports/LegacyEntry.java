package dev.touchstone.bench.imports;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.store.file.FileEntry;
import dev.touchstone.store.file.StoreFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an entry of a file store is as a document of a dataset. */
final class LegacyEntry {
    private static final List<String> TEXT_KEYS = List.of("text", "page_content", "content");

    private LegacyEntry() {}

    /** Reads one thing out of an entry. */
    @FunctionalInterface
    interface Reading<T> {
        T of(StoreFolder store, FileEntry entry);
    }

    /** Returns the vector of an entry, in 32-bit floats. */
    static float[] vector(StoreFolder store, FileEntry entry) {
        double[] wide = entry.vector();
        if (wide == null || wide.length == 0) {
            throw refuse(store, entry, "has no vector");
        }
        float[] vector = new float[wide.length];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) wide[d];
        }
        return vector;
    }

    /** Returns the document: named by its place, since an old id may occur twice; scalar metadata are attributes. */
    static CorpusDocument document(StoreFolder store, FileEntry entry) {
        if (entry.metadata().isEmpty() || !(entry.metadata().get().value() instanceof Map<?, ?> object)) {
            throw refuse(store, entry, "has no metadata");
        }
        String text = TEXT_KEYS.stream()
                .map(object::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElseThrow(() -> refuse(store, entry, "has no text under " + String.join(", ", TEXT_KEYS)));
        Map<String, String> attributes = new HashMap<>();
        object.forEach((key, value) -> {
            boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
            if (scalar && !TEXT_KEYS.contains(key) && !"id".equals(key)) {
                attributes.put(String.valueOf(key), value.toString());
            }
        });
        attributes.put(CorpusDocument.USER, store.id().userId());
        attributes.put("collection", store.id().collection());
        return new CorpusDocument(place(store, entry), text, attributes);
    }

    private static String place(StoreFolder store, FileEntry entry) {
        return store.id().userId() + "/" + store.id().collection() + "/" + entry.position();
    }

    private static DatasetException refuse(StoreFolder store, FileEntry entry, String what) {
        return new DatasetException("entry " + entry.position() + " of " + store.path() + " " + what
                + "; ./touchstone migrate plan lists all such entries, mend the store or leave it out");
    }
}
