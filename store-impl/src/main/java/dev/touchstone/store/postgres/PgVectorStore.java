package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.SearchSettings;
import java.util.List;

/** A collection kept in PostgreSQL; a light view over a {@link PgVectorDatabase}, which owns the connections. */
public class PgVectorStore implements VectorStore {
    private PgVectorStore() {}

    /** Returns a view of the same collection that searches under other settings. */
    public PgVectorStore withSettings(SearchSettings settings) {
        throw new UnsupportedOperationException(settings.toString());
    }

    /** Returns a view of the same collection that sends documents another way. */
    public PgVectorStore withIngest(IngestSettings ingest) {
        throw new UnsupportedOperationException(ingest.toString());
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
        return searchObserved(request).documents();
    }

    /** Searches, and tells whether the answer had to be completed by an exact search. */
    public SearchOutcome searchObserved(SearchRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /** Returns how many searches of this view had to ask an exact search because they found fewer than k rows. */
    public long exactFallbacks() {
        throw new UnsupportedOperationException();
    }

    /**
     * Executes the request's own prepared statement on one connection and explains every execution.
     *
     * @param executions how many, 1 to 100; the driver prepares on the server at the 5th, PostgreSQL may turn to a
     *     generic plan 5 later
     */
    public List<PlanObservation> observePlans(SearchRequest request, int executions) {
        throw new UnsupportedOperationException(request.toString() + executions);
    }

    @Override
    public void delete(List<String> ids) {
        throw new UnsupportedOperationException(ids.toString());
    }

    @Override
    public CollectionStats getCollectionStats() {
        throw new UnsupportedOperationException();
    }

    /** Does nothing: the connections belong to the database. */
    @Override
    public void close() {}
}
