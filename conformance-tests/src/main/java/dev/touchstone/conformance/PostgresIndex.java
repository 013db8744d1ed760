package dev.touchstone.conformance;

import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;
import java.util.List;

/**
 * The index of a vector space, explained by the store's own statements.
 *
 * @param database the space; its stores are {@link PgVectorStore}s
 * @param spec what is built
 */
public record PostgresIndex(PgVectorDatabase database, IndexSpec spec) implements IndexAccess {
    private static final double HNSW_FLOOR = 0.9;
    private static final double IVFFLAT_FLOOR = 0.8;

    @Override
    public void buildAfter(Runnable load) {
        database.indexes().build(new IndexSpec.Exact());
        load.run();
        database.indexes().build(spec);
        database.analyze();
    }

    @Override
    public List<Boolean> answers(VectorStore store, SearchRequest request, int executions) {
        PgVectorStore explained = (PgVectorStore) store;
        return explained.observePlans(request, executions).stream()
                .map(PlanObservation::usesVectorIndex)
                .map(planned -> planned && !explained.searchObserved(request).exactFallback())
                .toList();
    }

    @Override
    public double recallFloor() {
        return spec instanceof IndexSpec.Hnsw ? HNSW_FLOOR : IVFFLAT_FLOOR;
    }
}
