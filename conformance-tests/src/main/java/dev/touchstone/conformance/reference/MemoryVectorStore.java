package dev.touchstone.conformance.reference;

import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.Vectors;
import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A store whose answers follow from its documents by definition: every row is looked at, nothing is kept aside. */
final class MemoryVectorStore implements VectorStore {
    private static final String CURSOR = "after ";
    private static final Pattern CURSORS = Pattern.compile(CURSOR + "[0-9]{1,18}");

    private final MemoryCollection collection;
    private final EmbeddingModel model;
    private final Supplier<String> newIds;

    MemoryVectorStore(MemoryCollection collection, EmbeddingModel model, Supplier<String> newIds) {
        this.collection = collection;
        this.model = model;
        this.newIds = newIds;
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return model;
    }

    @Override
    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
        List<Row> rows = new Intake(model.dimension(), newIds).rows(documents);
        collection.put(rows);
        return rows.stream().map(Row::id).toList();
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        return nearest(request).stream().map(ScoredRow::shown).toList();
    }

    private List<ScoredRow> nearest(SearchRequest request) {
        Vectors.requireDimension("the query vector", request.vector(), model.dimension());
        return collection.rows().stream()
                .filter(row -> matches(request.filter(), row))
                .map(row -> new ScoredRow(row, Cosine.of(request.vector(), row.vector())))
                .filter(row -> request.accepts(row.score()))
                .sorted(Comparator.comparingDouble(ScoredRow::score).reversed())
                .limit(request.k())
                .toList();
    }

    private static boolean matches(MetadataFilter filter, Row row) {
        return FilterMeaning.matches(filter, row.document().metadata());
    }

    @Override
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        return Unlike.choose(nearest(request.candidates()), request.k(), request.lambda()).stream()
                .map(ScoredRow::shown)
                .toList();
    }

    @Override
    public List<Document> getByIds(List<String> ids) {
        Map<String, Document> byId = new HashMap<>();
        collection.rows().forEach(row -> byId.put(row.id(), row.document()));
        return ids.stream().filter(byId::containsKey).map(byId::get).toList();
    }

    @Override
    public Page<Document> page(PageRequest request) {
        long after = request.cursor().map(MemoryVectorStore::position).orElse(0L);
        List<Row> rest = collection.rows().stream()
                .filter(row -> row.position() > after && matches(request.filter(), row))
                .limit(request.size() + 1L)
                .toList();
        boolean last = rest.size() <= request.size();
        List<Row> shown = last ? rest : rest.subList(0, request.size());
        Optional<String> next = last
                ? Optional.empty()
                : Optional.of(CURSOR + shown.get(shown.size() - 1).position());
        return new Page<>(shown.stream().map(Row::document).toList(), next);
    }

    private static long position(String cursor) {
        if (!CURSORS.matcher(cursor).matches()) {
            throw new InvalidInputException(
                    "the cursor is not one that this store gave; start again at the first page");
        }
        return Long.parseLong(cursor.substring(CURSOR.length()));
    }

    @Override
    public void delete(List<String> ids) {
        Set<String> unwanted = Set.copyOf(ids);
        collection.removeIf(row -> unwanted.contains(row.id()));
    }

    @Override
    public long deleteMatching(MetadataFilter filter) {
        return collection.removeIf(row -> matches(filter, row));
    }

    @Override
    public CollectionStats getCollectionStats() {
        int count = collection.rows().size();
        return new CollectionStats(count, count, "memory", count == 0 ? "empty" : "ready");
    }

    /** Does nothing: the documents belong to the subject. */
    @Override
    public void close() {}
}
