package dev.touchstone.store;

import dev.touchstone.store.internal.StoredMetadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A text with its metadata, the unit a store keeps.
 *
 * @param id the identifier within its collection; null until a store has assigned one
 * @param text the text, never null
 * @param metadata JSON-like values (null, boolean, number, string, list, map) by key; copied, iteration order kept
 */
public record Document(String id, String text, Map<String, Object> metadata) {
    public Document {
        Objects.requireNonNull(text, "text");
        metadata = metadata instanceof StoredMetadata
                ? metadata
                : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Returns a document without metadata whose id the store will assign. */
    public static Document of(String text) {
        return new Document(null, text, Map.of());
    }

    /** Returns a document whose id the store will assign. */
    public static Document of(String text, Map<String, Object> metadata) {
        return new Document(null, text, metadata);
    }

    /** Returns this document under the given id. */
    public Document withId(String newId) {
        return new Document(newId, text, metadata);
    }
}
