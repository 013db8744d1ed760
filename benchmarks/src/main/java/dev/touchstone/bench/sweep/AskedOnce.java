package dev.touchstone.bench.sweep;

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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Remembers a store's unfiltered answers by query vector and k, so that one search serves recall and parity alike;
 * everything else goes to the store. Threads take turns; nothing may be written meanwhile.
 */
public final class AskedOnce implements VectorStore {
    private final VectorStore store;
    private final LongConsumer nanosOfSearch;
    private final IdentityHashMap<float[], Map<Integer, List<ScoredDocument>>> answers = new IdentityHashMap<>();

    /**
     * @param nanosOfSearch hears how long each search of the store took
     */
    public AskedOnce(VectorStore store, LongConsumer nanosOfSearch) {
        this.store = store;
        this.nanosOfSearch = nanosOfSearch;
    }

    @Override
    public synchronized List<ScoredDocument> search(SearchRequest request) {
        if (request.minScore().isPresent() || !request.filter().equals(MetadataFilter.all())) {
            return store.search(request);
        }
        return answers.computeIfAbsent(request.vector(), vector -> new TreeMap<>())
                .computeIfAbsent(request.k(), k -> ask(request));
    }

    private List<ScoredDocument> ask(SearchRequest request) {
        long start = System.nanoTime();
        List<ScoredDocument> answer = store.search(request);
        nanosOfSearch.accept(System.nanoTime() - start);
        return answer;
    }

    @Override
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        return store.maxMarginalRelevanceSearch(request);
    }

    @Override
    public List<Document> getByIds(List<String> ids) {
        return store.getByIds(ids);
    }

    @Override
    public Page<Document> page(PageRequest request) {
        return store.page(request);
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return store.embeddingModel();
    }

    @Override
    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
        throw new UnsupportedOperationException("nothing is written while answers are remembered");
    }

    @Override
    public void delete(List<String> ids) {
        throw new UnsupportedOperationException("nothing is deleted while answers are remembered");
    }

    @Override
    public long deleteMatching(MetadataFilter filter) {
        throw new UnsupportedOperationException("nothing is deleted while answers are remembered");
    }

    @Override
    public CollectionStats getCollectionStats() {
        return store.getCollectionStats();
    }

    /** Leaves the store open. */
    @Override
    public synchronized void close() {
        answers.clear();
    }
}
