package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store that several callers have open; closing one's own lets go of it. */
final class SharedStore implements VectorStore {
    private final VectorStore shared;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    SharedStore(VectorStore shared, Runnable release) {
        this.shared = shared;
        this.release = release;
    }

    private VectorStore store() {
        if (closed.get()) {
            throw new VectorStoreException("the store is closed; open it again");
        }
        return shared;
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return shared.embeddingModel();
    }

    @Override
    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
        return store().addEmbedded(documents);
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        return store().search(request);
    }

    @Override
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        return store().maxMarginalRelevanceSearch(request);
    }

    @Override
    public List<Document> getByIds(List<String> ids) {
        return store().getByIds(ids);
    }

    @Override
    public Page<Document> page(PageRequest request) {
        return store().page(request);
    }

    @Override
    public void delete(List<String> ids) {
        store().delete(ids);
    }

    @Override
    public long deleteMatching(MetadataFilter filter) {
        return store().deleteMatching(filter);
    }

    @Override
    public CollectionStats getCollectionStats() {
        return store().getCollectionStats();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
