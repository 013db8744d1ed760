package dev.touchstone.store;

import dev.touchstone.store.cutover.CutoverSettings;
import dev.touchstone.store.cutover.StoreBackend;
import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The stores of an application, opened from its configuration: the file store, PostgreSQL, or the one with the other in
 * its shadow. The application's code is the same with each.
 */
public final class VectorStores implements AutoCloseable {
    private final StoreBackend backend;

    private VectorStores(StoreBackend backend) {
        this.backend = backend;
    }

    /**
     * Opens the backend that {@code VECTOR_STORE_BACKEND} names: {@code file}, {@code postgres} or {@code shadow}; see
     * {@link CutoverSettings#fromEnvironment} for the rest.
     *
     * @param environment variables by name, such as {@link System#getenv()}
     * @param model embeds texts and queries; its dimension is the stores'
     * @throws InvalidInputException naming the variable that is missing or cannot be used
     * @throws VectorStoreException if the backend cannot be opened; in shadow, PostgreSQL alone is no reason
     */
    public static VectorStores fromEnvironment(Map<String, String> environment, EmbeddingModel model) {
        Objects.requireNonNull(model, "model");
        return new VectorStores(
                StoreBackend.of(CutoverSettings.fromEnvironment(environment, model.dimension()), model));
    }

    /**
     * Opens a collection, to be closed by the caller; it may be opened several times at once.
     *
     * @throws InvalidInputException if the user id is not spelt as the name of a user's folder ({@code [A-Za-z0-9_-]+})
     * @throws VectorStoreException if the collection cannot be opened
     */
    public VectorStore open(CollectionId id) {
        return backend.open(id);
    }

    /** Closes what the stores share; in shadow, waits up to 10 seconds for what PostgreSQL has yet to follow. */
    @Override
    public void close() {
        backend.close();
    }

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
