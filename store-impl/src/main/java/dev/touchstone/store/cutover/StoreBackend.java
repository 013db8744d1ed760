package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.postgres.PoolSettings;

/** What a backend offers an application: its collections. */
public interface StoreBackend extends AutoCloseable {
    /**
     * Opens a collection.
     *
     * @throws InvalidInputException if the user id is not spelt as the name of a user's folder
     */
    VectorStore open(CollectionId id);

    @Override
    void close();

    /**
     * Opens the backend that is switched on.
     *
     * @throws dev.touchstone.store.VectorStoreException if it cannot be opened; in shadow, PostgreSQL alone is no reason
     */
    static StoreBackend of(CutoverSettings settings, EmbeddingModel model) {
        return switch (settings.backend()) {
            case FILE -> new FileBackend(settings.userData().orElseThrow(), settings.masterKey(), model);
            case POSTGRES -> {
                settings.journal().ifPresent(PostgresBackend::requireNothingOutstanding);
                yield PostgresBackend.open(settings.postgres().orElseThrow(), model, PoolSettings.defaults());
            }
            case SHADOW -> ShadowBackend.open(settings, model, ShadowTuning.defaults());
        };
    }

    /** One folder may stand for several spellings of a user id; PostgreSQL would keep them apart. */
    static void requireFolderName(CollectionId id) {
        String folder = FileVectorStore.folderName(id.userId());
        if (!folder.equals(id.userId())) {
            throw new InvalidInputException("the user id is not spelt like its folder; the file store keeps it as \""
                    + folder + "\", so use that with every backend");
        }
    }
}
