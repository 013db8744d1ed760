package dev.touchstone.store.file;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.List;

/** A collection kept as {@code vectors.pkl} and {@code metadata.json}, searched exactly in memory. */
public class FileVectorStore implements VectorStore {
    private FileVectorStore() {}

    /**
     * Opens a collection, empty where the folder holds none; nothing is written before the first change.
     *
     * @param userData the folder that holds one folder a user
     * @throws dev.touchstone.store.VectorStoreException if the files are damaged, foreign or do not match
     */
    public static FileVectorStore open(Path userData, CollectionId id, EmbeddingModel model) {
        return new FileVectorStore();
    }

    @Override
    public EmbeddingModel embeddingModel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
        throw new UnsupportedOperationException(documents.toString());
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    @Override
    public void delete(List<String> ids) {
        throw new UnsupportedOperationException(ids.toString());
    }

    @Override
    public CollectionStats getCollectionStats() {
        throw new UnsupportedOperationException();
    }

    /** Does nothing: every change is on disk when its call returns. */
    @Override
    public void close() {}
}
