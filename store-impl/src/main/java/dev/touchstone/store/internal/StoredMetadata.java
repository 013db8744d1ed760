package dev.touchstone.store.internal;

import dev.touchstone.store.VectorStoreException;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * Unmodifiable metadata that stays JSON until somebody looks into it: reading it is half of what a search costs a
 * client, and many want the texts alone.
 */
public final class StoredMetadata extends AbstractMap<String, Object> {
    private final String json;
    private volatile Map<String, Object> entries;

    private StoredMetadata(String json) {
        this.json = json;
    }

    /**
     * Returns the members of an object as PostgreSQL writes it.
     *
     * @param json a JSONB value as text, and so well-formed
     * @throws VectorStoreException if it is not an object
     */
    public static Map<String, Object> of(String json) {
        if (json.charAt(0) != '{') {
            throw new VectorStoreException("stored metadata is not a JSON object");
        }
        return json.equals("{}") ? Map.of() : new StoredMetadata(json);
    }

    /** Whether there may be such a key; what is nowhere in the text is no key of it, escapes aside. */
    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name
                && (isEscaped(name) || json.contains(name))
                && entries().containsKey(key);
    }

    private static boolean isEscaped(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return true;
            }
        }
        return false;
    }

    @Override
    public Object get(Object key) {
        return entries().get(key);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return entries().entrySet();
    }

    /** Two threads may both read it, and find the same. */
    private Map<String, Object> entries() {
        Map<String, Object> known = entries;
        if (known == null) {
            known = MetadataJson.read(json);
            entries = known;
        }
        return known;
    }
}
