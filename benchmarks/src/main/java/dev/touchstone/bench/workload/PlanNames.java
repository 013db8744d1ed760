package dev.touchstone.bench.workload;

import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;

/** How a request is planned, in a few words. */
final class PlanNames {
    private PlanNames() {}

    /** The plan of the store's own statement at its first execution, such as {@code Index Scan on …_embedding_idx_p0}. */
    static String of(PgVectorStore store, SearchRequest request) {
        PlanObservation seen = store.observePlans(request, 1).get(0);
        return seen.node() + seen.indexName().map(name -> " on " + name).orElse("");
    }
}
