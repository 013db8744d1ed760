package dev.touchstone.bench.store;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The exact answers to a set of queries, asked of the store while it has no index. */
final class Answers {
    private static final int SCORED = 200;

    private final List<float[]> queries;
    private final List<Set<String>> exact;

    Answers(VectorStore exactStore, List<float[]> queries) {
        this.queries = List.copyOf(queries);
        this.exact = scored().stream().map(query -> ids(exactStore, query)).toList();
    }

    List<float[]> queries() {
        return queries;
    }

    /** Returns recall@10 over the first queries; the data has no ties. */
    Measurement recall(VectorStore store, Map<String, String> cell) {
        long hits = 0;
        for (int i = 0; i < exact.size(); i++) {
            Set<String> found = ids(store, queries.get(i));
            found.retainAll(exact.get(i));
            hits += found.size();
        }
        double owed = (double) exact.size() * StoreBenchSettings.K;
        return Measurement.of(Metrics.STORE_RECALL, cell, hits / owed, exact.size());
    }

    private List<float[]> scored() {
        return queries.subList(0, Math.min(SCORED, queries.size()));
    }

    private static Set<String> ids(VectorStore store, float[] query) {
        Set<String> ids = new HashSet<>();
        for (ScoredDocument found : store.search(SearchRequest.of(query, StoreBenchSettings.K))) {
            ids.add(found.document().id());
        }
        return ids;
    }
}
