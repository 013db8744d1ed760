package dev.touchstone.store.migration;

import dev.touchstone.store.Document;
import dev.touchstone.store.StorableText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of {@code metadata.json}, taken apart.
 *
 * @param id its id, where that is a string a document can have
 * @param text its text
 * @param metadata the user's metadata
 * @param kept what is needed besides to write the object again
 */
record LegacyFields(Optional<String> id, String text, Map<String, Object> metadata, Map<String, Object> kept) {
    private static final String ID = "id";
    private static final String TEXT = "text";
    static final String TIMESTAMP = "timestamp";
    private static final String TEXT_KEY = "text_key";
    private static final String NO_ID = "no_id";

    /** Where writers put the text; the first that holds a string counts. */
    private static final List<String> TEXT_KEYS = List.of(TEXT, "page_content", "content");

    private static final int MAX_ID_LENGTH = 255;

    /** Returns the key an object's text stands under; empty where it has none. */
    static Optional<String> textKey(Map<?, ?> object) {
        return TEXT_KEYS.stream()
                .filter(key -> object.get(key) instanceof String)
                .findFirst();
    }

    /**
     * Takes an object that has a text apart.
     *
     * @throws dev.touchstone.store.InvalidInputException if its id cannot be stored
     */
    static LegacyFields of(Map<?, ?> object) {
        String textKey = textKey(object).orElseThrow();
        Optional<String> id = id(object);
        Map<String, Object> kept = new LinkedHashMap<>();
        keep(object, TIMESTAMP, kept);
        if (id.isEmpty() && !keep(object, ID, kept)) {
            kept.put(NO_ID, true);
        }
        if (!textKey.equals(TEXT)) {
            kept.put(TEXT_KEY, textKey);
            keep(object, TEXT, kept);
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        object.forEach((key, value) -> metadata.put((String) key, value));
        metadata.keySet().removeAll(List.of(ID, TEXT, TIMESTAMP, textKey));
        return new LegacyFields(id, (String) object.get(textKey), metadata, kept);
    }

    private static boolean keep(Map<?, ?> object, String key, Map<String, Object> kept) {
        if (!object.containsKey(key)) {
            return false;
        }
        kept.put(key, object.get(key));
        return true;
    }

    private static Optional<String> id(Map<?, ?> object) {
        if (!(object.get(ID) instanceof String id)) {
            return Optional.empty();
        }
        StorableText.require("its id", id);
        return id.isEmpty() || id.length() > MAX_ID_LENGTH ? Optional.empty() : Optional.of(id);
    }

    /** Returns the keys that an object has beside its metadata. */
    static List<String> ownKeys(Map<String, Object> kept) {
        return List.of(ID, TEXT, TIMESTAMP, (String) kept.getOrDefault(TEXT_KEY, TEXT));
    }

    /**
     * Puts an object together again.
     *
     * @param oldId the document's id in the file
     */
    static Map<String, Object> object(Document document, String oldId, Map<String, Object> kept) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (kept.containsKey(ID)) {
            object.put(ID, kept.get(ID));
        } else if (!kept.containsKey(NO_ID)) {
            object.put(ID, oldId);
        }
        if (kept.containsKey(TEXT)) {
            object.put(TEXT, kept.get(TEXT));
        }
        object.put((String) kept.getOrDefault(TEXT_KEY, TEXT), document.text());
        if (kept.containsKey(TIMESTAMP)) {
            object.put(TIMESTAMP, kept.get(TIMESTAMP));
        }
        object.putAll(document.metadata());
        return object;
    }
}
