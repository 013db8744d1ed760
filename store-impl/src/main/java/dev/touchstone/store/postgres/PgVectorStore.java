package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
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
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.internal.MarginalRelevance;
import dev.touchstone.store.internal.MarginalRelevance.Candidate;
import dev.touchstone.store.internal.StorableDocuments;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collection kept in PostgreSQL; a light view over a {@link PgVectorDatabase}, which owns the connections. */
public final class PgVectorStore implements VectorStore {
    private static final Logger LOG = LoggerFactory.getLogger(PgVectorStore.class);
    private static final int MAX_OBSERVED_EXECUTIONS = 100;

    private final Backend backend;
    private final Binding binding;
    private final Searcher searcher;
    private final CopyWriter copy;
    private final Ingest ingest;
    private final CollectionRows rows;
    private final LongAdder fallbacks = new LongAdder();

    /** What every store of a database shares. */
    record Backend(
            Connections connections,
            SpaceNames names,
            Supplier<String> newIds,
            StoreMetrics metrics,
            PlannersChoices choices) {}

    /** What one store is bound to. */
    record Binding(
            CollectionId collection,
            EmbeddingModel model,
            SearchSettings search,
            IngestSettings ingest,
            Protection protection) {
        Binding {
            Objects.requireNonNull(collection, "collection");
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(search, "search");
            Objects.requireNonNull(ingest, "ingest");
            Objects.requireNonNull(protection, "protection");
        }

        Binding with(SearchSettings settings) {
            return new Binding(collection, model, settings, ingest, protection);
        }

        Binding with(IngestSettings settings) {
            return new Binding(collection, model, search, settings, protection);
        }
    }

    PgVectorStore(Backend backend, Binding binding) {
        Connections own = backend.connections.guardedBy(new RowGuard(binding.collection));
        this.backend = new Backend(own, backend.names, backend.newIds, backend.metrics, backend.choices);
        this.binding = binding;
        SearchSettings settings = settings();
        this.searcher = new Searcher(
                own,
                new SearchSql(backend.names, settings, own.limits()),
                backend.choices.of(binding.collection, settings));
        UserPartition partition = new UserPartition(backend.names, binding.collection.userId());
        this.copy = new CopyWriter(backend.names, partition);
        this.ingest = new Ingest(own, copy, binding.ingest, binding.protection);
        this.rows = new CollectionRows(own, backend.names, binding.collection);
    }

    private SearchSettings settings() {
        return backend.names.space().layout() instanceof Layout.ExactOnly ? new ExactSearch() : binding.search;
    }

    /** Returns a view of the same collection that searches under other settings; it counts its own fallbacks. */
    public PgVectorStore withSettings(SearchSettings settings) {
        return new PgVectorStore(backend, binding.with(settings));
    }

    /** Returns a view of the same collection that sends documents another way; it counts its own fallbacks. */
    public PgVectorStore withIngest(IngestSettings settings) {
        return new PgVectorStore(backend, binding.with(settings));
    }

    @Override
    public EmbeddingModel embeddingModel() {
        return binding.model;
    }

    @Override
    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
        StorableDocuments.require(documents, dimension());
        if (documents.isEmpty()) {
            return List.of();
        }
        IngestBatch batch = IngestBatch.of(binding.collection, binding.protection.seal(documents), backend.newIds);
        return backend.metrics.observe("add", List::size, () -> {
            ingest.write(batch);
            return batch.ids();
        });
    }

    /**
     * Stores a stream of any length in constant memory and one transaction, all or nothing, by COPY whatever the ingest
     * settings say; a given id that exists is replaced. A connection stays borrowed until the stream ends.
     *
     * @param documents asked for the next document only when those before it are on their way; at most one batch is held,
     *     the settings' batch rows or 4 MiB of vectors, whichever is less
     * @param ids told the ids in input order, batch by batch, before it is certain that the stream as a whole is stored
     * @return how many documents were stored
     * @throws InvalidInputException if one cannot be stored or an id occurs twice; nothing is stored then
     */
    public long addStream(Iterator<EmbeddedDocument> documents, Consumer<String> ids) {
        StreamIngest stream = new StreamIngest(backend, binding, copy, ids);
        return backend.metrics.observe("add", Long::doubleValue, () -> stream.write(documents));
    }

    @Override
    public List<ScoredDocument> search(SearchRequest request) {
        return searchObserved(request).documents();
    }

    /** Searches, and tells whether the answer had to be completed by an exact search. */
    public SearchOutcome searchObserved(SearchRequest request) {
        SearchParameters parameters = parameters(request);
        SearchOutcome outcome = backend.metrics
                .observe("search", found -> found.documents().size(), () -> searcher.search(parameters))
                .opened(binding.protection);
        if (outcome.exactFallback()) {
            fallbacks.increment();
            LOG.debug(
                    "the index found {} of k {} rows; an exact search answered",
                    outcome.rowsBeforeFallback(),
                    request.k());
        }
        return outcome;
    }

    /** Returns how many searches of this view had to ask an exact search because they found fewer than k rows. */
    public long exactFallbacks() {
        return fallbacks.sum();
    }

    /**
     * Executes the request's own prepared statement, as it is planned at each search, on one connection and explains every
     * execution.
     *
     * @param executions how many, 1 to 100; the driver prepares on the server at the 5th, PostgreSQL may turn to a
     *     generic plan 5 later
     */
    public List<PlanObservation> observePlans(SearchRequest request, int executions) {
        return observePlans(List.of(request), executions);
    }

    /**
     * Observes as {@link #observePlans(SearchRequest, int)} does, with requests that take turns.
     *
     * @param requests of one k and filter, at least one
     */
    public List<PlanObservation> observePlans(List<SearchRequest> requests, int executions) {
        return observe(searcher.sql(), requests, executions);
    }

    /**
     * Executes and explains, like {@link #observePlans}, the statement that answers instead while the planner takes the
     * vector index: the same search by a plan made once, generic by design.
     *
     * @return empty where such a request has no shortcut
     */
    public List<PlanObservation> observeShortcut(SearchRequest request, int executions) {
        return observeShortcut(List.of(request), executions);
    }

    /**
     * Observes as {@link #observeShortcut(SearchRequest, int)} does, with requests that take turns.
     *
     * @param requests of one k and filter, at least one
     */
    public List<PlanObservation> observeShortcut(List<SearchRequest> requests, int executions) {
        return searcher.shortcut(parameters(requests.get(0)))
                .map(sql -> observe(sql, requests, executions))
                .orElse(List.of());
    }

    private List<PlanObservation> observe(SearchSql sql, List<SearchRequest> requests, int executions) {
        if (executions < 1 || executions > MAX_OBSERVED_EXECUTIONS) {
            throw new InvalidInputException(
                    "executions is " + executions + "; it must lie in 1 to " + MAX_OBSERVED_EXECUTIONS);
        }
        List<SearchParameters> asked = requests.stream().map(this::parameters).toList();
        searcher.requireReachable(requests.get(0).k());
        PlanObserver observer = new PlanObserver(sql, asked);
        return backend.connections.dedicated("observing plans", connection -> observer.observe(connection, executions));
    }

    /** Chooses among the candidates by their vectors; one deleted since it was found is a candidate no more. */
    @Override
    public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
        List<ScoredDocument> found = search(request.candidates());
        Map<String, float[]> vectors =
                rows.vectors(found.stream().map(row -> row.document().id()).toList());
        List<Candidate> candidates = found.stream()
                .filter(row -> vectors.containsKey(row.document().id()))
                .map(row -> new Candidate(row, vectors.get(row.document().id())))
                .toList();
        return MarginalRelevance.choose(candidates, request.k(), request.lambda());
    }

    @Override
    public List<Document> getByIds(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows.byIds(ids).stream().map(binding.protection::open).toList();
    }

    @Override
    public Page<Document> page(PageRequest request) {
        Page<Document> page = rows.page(request.withFilter(binding.protection.seal(request.filter())));
        return new Page<>(page.items().stream().map(binding.protection::open).toList(), page.next());
    }

    @Override
    public long deleteMatching(MetadataFilter filter) {
        return rows.deleteMatching(binding.protection.seal(filter));
    }

    private SearchParameters parameters(SearchRequest request) {
        Vectors.requireDimension("the query vector", request.vector(), dimension());
        return SearchParameters.of(binding.collection, request.withFilter(binding.protection.seal(request.filter())));
    }

    private int dimension() {
        return backend.names.space().dimension();
    }

    @Override
    public void delete(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        backend.metrics.observe("delete", Integer::intValue, () -> rows.delete(ids));
    }

    @Override
    public CollectionStats getCollectionStats() {
        String sql = "select count(*), count(embedding) from " + backend.names.table()
                + " where user_id = ? and collection_name = ?";
        return backend.connections.borrow("counting documents", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, binding.collection.userId());
                statement.setString(2, binding.collection.collection());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return stats(row.getLong(1), row.getLong(2));
                }
            }
        });
    }

    private CollectionStats stats(long documents, long vectors) {
        String path = backend.names.space().schema() + "." + SpaceNames.TABLE;
        return new CollectionStats(documents, vectors, path, documents == 0 ? "empty" : "ready");
    }

    /** Does nothing: the connections belong to the database. */
    @Override
    public void close() {}
}
