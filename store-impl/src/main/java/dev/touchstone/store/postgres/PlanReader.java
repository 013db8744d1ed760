package dev.touchstone.store.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.store.VectorStoreException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a plan reads the table of vectors.
 *
 * @param scan the plan's node that does
 * @param indexName the index it goes through
 * @param generic whether the plan still has parameters where a custom plan has values
 */
record PlanReader(JsonNode scan, Optional<String> indexName, boolean generic) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern PARAMETER = Pattern.compile("(user_id|collection_name) = \\(?\\$[0-9]");

    static PlanReader read(String json) {
        try {
            JsonNode plan = JSON.readTree(json).path(0).path("Plan");
            JsonNode scan = find(plan);
            if (scan.isMissingNode()) {
                throw new VectorStoreException("observing the plan failed: it does not read " + SpaceNames.TABLE);
            }
            return new PlanReader(scan, index(scan), mentionsParameter(scan));
        } catch (JsonProcessingException e) {
            throw new VectorStoreException("observing the plan failed: EXPLAIN gave no JSON", e);
        }
    }

    /** Whether the plan reads the table through the vector index. */
    boolean usesVectorIndex() {
        return indexName
                .filter(name -> SpaceNames.isPartition(SpaceNames.INDEX, name))
                .isPresent();
    }

    PlanObservation observation(int execution, Map<String, String> settings, String plan) {
        return new PlanObservation(
                execution, scan.path("Node Type").asText(), indexName, usesVectorIndex(), generic, settings, plan);
    }

    private static JsonNode find(JsonNode node) {
        if (SpaceNames.isPartition(SpaceNames.TABLE, node.path("Relation Name").asText())) {
            return node;
        }
        for (JsonNode child : node.path("Plans")) {
            JsonNode found = find(child);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return node.path("no such scan");
    }

    private static Optional<String> index(JsonNode scan) {
        String name = scan.findPath("Index Name").asText();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /**
     * A generic plan shows its parameters as $1, $2, …; a custom plan shows their values, in quotes where text. Servers
     * before 17 show in this way, too, what a part of the plan found, such as the query vector; never the user.
     */
    private static boolean mentionsParameter(JsonNode scan) {
        return PARAMETER
                .matcher(LITERAL.matcher(scan.toString()).replaceAll(""))
                .find();
    }
}
