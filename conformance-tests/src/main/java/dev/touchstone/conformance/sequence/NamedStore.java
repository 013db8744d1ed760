package dev.touchstone.conformance.sequence;

import dev.touchstone.conformance.sequence.Operation.NewDocument;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A store whose documents go by names, so that its answers can be compared with another's. */
final class NamedStore implements AutoCloseable {
    private final Supplier<VectorStore> opener;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private VectorStore store;

    NamedStore(Supplier<VectorStore> opener) {
        this.opener = opener;
        this.store = opener.get();
    }

    private int dimension() {
        return store.embeddingModel().dimension();
    }

    /** Returns what is wrong with the ids that came back, in words; nothing where they are right. */
    List<String> add(List<NewDocument> documents) {
        List<EmbeddedDocument> call = new ArrayList<>();
        for (NewDocument document : documents) {
            String id = ids.get(document.name());
            call.add(document.embedded(id == null && document.identified() ? document.name() : id, dimension()));
        }
        List<String> returned = store.addEmbedded(call);
        if (returned.size() != call.size()) {
            return List.of(returned.size() + " ids for " + call.size() + " documents");
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            String given = call.get(i).document().id();
            String id = returned.get(i);
            boolean right = given == null ? !names.containsKey(id) : given.equals(id);
            if (!right) {
                faults.add("id " + id + " for " + documents.get(i).name());
            }
            ids.put(documents.get(i).name(), id);
            names.put(id, documents.get(i).name());
        }
        return faults;
    }

    void delete(List<String> named) {
        store.delete(idsOf(named));
    }

    long deleteMatching(MetadataFilter filter) {
        return store.deleteMatching(filter);
    }

    List<Document> get(List<String> named) {
        return store.getByIds(idsOf(named)).stream().map(this::named).toList();
    }

    List<ScoredDocument> search(SearchRequest request) {
        return store.search(request).stream()
                .map(row -> new ScoredDocument(named(row.document()), row.score()))
                .toList();
    }

    /** Returns every match, best first. */
    List<ScoredDocument> ranking(Operation.Search search) {
        float[] vector = Operation.components(search.vector(), dimension());
        int all = (int) Math.max(1, store.getCollectionStats().documentCount());
        return search(new SearchRequest(vector, all, search.filter()));
    }

    List<ScoredDocument> search(Operation.Search search) {
        float[] vector = Operation.components(search.vector(), dimension());
        return search(new SearchRequest(vector, search.k(), search.filter(), search.minScore()));
    }

    List<List<Document>> pages(Operation.PageThrough paging) {
        PageRequest first = PageRequest.first(paging.size()).withFilter(paging.filter());
        long documents = store.getCollectionStats().documentCount();
        List<List<Document>> pages = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(first);
        while (request.isPresent()) {
            Page<Document> page = store.page(request.get());
            pages.add(page.items().stream().map(this::named).toList());
            request = page.next().map(first::after);
            if (pages.size() > documents + 1) {
                throw new VectorStoreException("paging does not end: " + pages.size() + " pages of " + documents
                        + " documents, and a cursor for more");
            }
        }
        return pages;
    }

    String count() {
        var stats = store.getCollectionStats();
        return stats.documentCount() + " documents, " + stats.vectorCount() + " vectors, " + stats.status();
    }

    void reopen() {
        store.close();
        store = opener.get();
    }

    private List<String> idsOf(List<String> named) {
        return named.stream().map(name -> ids.getOrDefault(name, name)).toList();
    }

    private Document named(Document document) {
        return document.withId(names.getOrDefault(document.id(), document.id()));
    }

    @Override
    public void close() {
        store.close();
    }
}
