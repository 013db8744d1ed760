package dev.touchstone.conformance.parity;

import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of an exact store, asked for all its documents only when a document below the first few is looked for. */
final class StoreAnswer implements ReferenceAnswer {
    private static final int DEPTH_FACTOR = 4;

    private final VectorStore store;
    private final ParityQuery query;
    private final int documents;
    private final List<ScoredDocument> top;
    private Map<String, ScoredDocument> known;
    private boolean complete;

    StoreAnswer(VectorStore store, ParityQuery query, int k, int documents) {
        this.store = store;
        this.query = query;
        this.documents = documents;
        int depth = (int) Math.max(k, Math.min((long) DEPTH_FACTOR * k, documents));
        List<ScoredDocument> ranked = store.search(query.request(depth));
        this.top = List.copyOf(ranked.subList(0, Math.min(k, ranked.size())));
        this.known = byId(ranked);
        this.complete = ranked.size() < depth || depth >= documents;
    }

    @Override
    public List<ScoredDocument> top() {
        return top;
    }

    @Override
    public Optional<ScoredDocument> find(String id) {
        if (!known.containsKey(id) && !complete) {
            complete = true;
            known = byId(store.search(query.request(documents)));
        }
        return Optional.ofNullable(known.get(id));
    }

    private static Map<String, ScoredDocument> byId(List<ScoredDocument> ranked) {
        Map<String, ScoredDocument> result = new HashMap<>(ranked.size() * 2);
        for (ScoredDocument row : ranked) {
            if (result.put(row.document().id(), row) != null) {
                throw new VectorStoreException("the reference store holds the id \""
                        + row.document().id() + "\" twice; stores can be compared only where ids are unique");
            }
        }
        return result;
    }
}
