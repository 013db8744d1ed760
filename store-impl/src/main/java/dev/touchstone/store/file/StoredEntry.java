package dev.touchstone.store.file;

import dev.touchstone.store.Document;
import dev.touchstone.store.internal.MetadataJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object of {@code metadata.json}.
 *
 * @param document id, text and the user's metadata
 * @param textKey the key the text stands under
 * @param timestamp when it was written, as it stands in the file; null where the entry has none
 */
record StoredEntry(Document document, String textKey, Object timestamp) {
    static final String ID = "id";
    static final String TIMESTAMP = "timestamp";
    static final String TEXT = "text";

    /** Where writers put the text; the first that holds a string counts. */
    private static final List<String> TEXT_KEYS = List.of(TEXT, "page_content", "content");

    /** Keys that user metadata cannot have, since the format keeps its own values under them. */
    static final List<String> RESERVED = List.of(ID, TEXT, TIMESTAMP);

    /** Reads an entry; a problem is told to {@code damage}, which makes an exception of it. */
    static StoredEntry read(Map<String, Object> fields, Damage damage) {
        String textKey = TEXT_KEYS.stream()
                .filter(key -> fields.get(key) instanceof String)
                .findFirst()
                .orElseThrow(() -> damage.because("has no text under text, page_content or content"));
        if (!(fields.get(ID) instanceof String id) || id.isEmpty()) {
            throw damage.because("has no id");
        }
        Map<String, Object> metadata = new LinkedHashMap<>(fields);
        metadata.keySet().removeAll(RESERVED);
        metadata.remove(textKey);
        Document document = new Document(id, (String) fields.get(textKey), MetadataJson.frozen(metadata));
        return new StoredEntry(document, textKey, fields.get(TIMESTAMP));
    }

    /** Makes the exception for a damaged entry. */
    @FunctionalInterface
    interface Damage {
        RuntimeException because(String reason);
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(ID, document.id());
        fields.put(textKey, document.text());
        if (timestamp != null) {
            fields.put(TIMESTAMP, timestamp);
        }
        fields.putAll(document.metadata());
        return fields;
    }

    String id() {
        return document.id();
    }
}
