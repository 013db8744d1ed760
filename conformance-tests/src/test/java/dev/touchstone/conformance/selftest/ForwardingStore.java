package dev.touchstone.conformance.selftest;

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
import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.List;

/** A store that answers as another does; what the interface derives from other operations follows those of this one. */
class ForwardingStore implements VectorStore {
    final VectorStore sound;

    ForwardingStore(VectorStore sound) {
        this.sound = sound;
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return sound.embeddingModel();
    }

    @Override
    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
        return sound.addEmbedded(documents);
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        return sound.search(request);
    }

    @Override
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        return sound.maxMarginalRelevanceSearch(request);
    }

    @Override
    public List<Document> getByIds(List<String> ids) {
        return sound.getByIds(ids);
    }

    @Override
    public Page<Document> page(PageRequest request) {
        return sound.page(request);
    }

    @Override
    public void delete(List<String> ids) {
        sound.delete(ids);
    }

    @Override
    public long deleteMatching(MetadataFilter filter) {
        return sound.deleteMatching(filter);
    }

    @Override
    public CollectionStats getCollectionStats() {
        return sound.getCollectionStats();
    }

    @Override
    public void close() {
        sound.close();
    }
}
