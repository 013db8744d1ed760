package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.file.FileVectorStore;
import java.nio.file.Path;
import java.util.Optional;

/** The file store alone; a collection opened twice is one store, since each keeps its own view of the files. */
final class FileBackend implements StoreBackend {
    private final OpenCollections<FileVectorStore> open;

    FileBackend(Path userData, Optional<MasterKey> masterKey, EmbeddingModel model) {
        this.open = new OpenCollections<>(id -> FileVectorStore.open(userData, id, model, masterKey));
    }

    @Override
    public VectorStore open(CollectionId id) {
        StoreBackend.requireFolderName(id);
        return new SharedStore(open.acquire(id), () -> open.release(id));
    }

    /** Does nothing: every change is on disk when its call returns. */
    @Override
    public void close() {}
}
