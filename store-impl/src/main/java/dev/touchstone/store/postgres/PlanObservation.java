package dev.touchstone.store.postgres;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The plan one execution of a store's own search statement got.
 *
 * @param execution which execution on its connection, from 1
 * @param node how the table is read, such as {@code Index Scan} or {@code Seq Scan}
 * @param indexName the index it is read through, whatever its kind
 * @param usesVectorIndex whether that is the vector index
 * @param generic whether the plan was made without looking at the parameters
 * @param settings the search's settings as read back in the same transaction, by name
 * @param planJson the plan as EXPLAIN (FORMAT JSON) gave it
 */
public record PlanObservation(
        int execution,
        String node,
        Optional<String> indexName,
        boolean usesVectorIndex,
        boolean generic,
        Map<String, String> settings,
        String planJson) {
    public PlanObservation {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(indexName, "indexName");
        Objects.requireNonNull(planJson, "planJson");
        settings = Map.copyOf(settings);
    }
}
