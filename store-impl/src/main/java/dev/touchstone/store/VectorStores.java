package dev.touchstone.store;

import java.util.List;
import java.util.Map;

/** Ways to obtain a filled store. */
public final class VectorStores {
    private VectorStores() {}

    /** Adds texts without metadata to a store and returns it. */
    public static <S extends VectorStore> S fromTexts(S store, List<String> texts) {
        store.addTexts(texts);
        return store;
    }

    /**
     * Adds texts to a store and returns it.
     *
     * @param metadatas one map a text
     */
    public static <S extends VectorStore> S fromTexts(
            S store, List<String> texts, List<Map<String, Object>> metadatas) {
        store.addTexts(texts, metadatas);
        return store;
    }
}
