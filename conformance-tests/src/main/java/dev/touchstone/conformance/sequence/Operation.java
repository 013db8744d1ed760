package dev.touchstone.conformance.sequence;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A call to a store. Documents go by names, since each store may assign ids of its own; a name no document has yet is an
 * id no store knows.
 */
public sealed interface Operation {
    /** Adds documents; one whose name was added before is given the id it has. */
    record Add(List<NewDocument> documents) implements Operation {}

    /** Deletes by id. */
    record Delete(List<String> names) implements Operation {}

    /** Deletes by filter. */
    record DeleteMatching(MetadataFilter filter) implements Operation {}

    /** Searches. */
    record Search(List<Float> vector, int k, MetadataFilter filter, OptionalDouble minScore) implements Operation {}

    /** Gets by id. */
    record Get(List<String> names) implements Operation {}

    /** Goes through all pages. */
    record PageThrough(int size, MetadataFilter filter) implements Operation {}

    /** Asks for the statistics. */
    record Count() implements Operation {}

    /** Closes the store and opens the same collection again. */
    record Reopen() implements Operation {}

    /**
     * A document to be added.
     *
     * @param name what it goes by
     * @param identified whether the name is its id; otherwise the store assigns one
     * @param vector its first components, the others being 0
     */
    record NewDocument(String name, boolean identified, String text, Map<String, Object> metadata, List<Float> vector) {
        EmbeddedDocument embedded(String id, int dimension) {
            return new EmbeddedDocument(new Document(id, text, metadata), Operation.components(vector, dimension));
        }
    }

    /** Returns a whole vector from its first components; longer ones stay longer. */
    static float[] components(List<Float> first, int dimension) {
        float[] vector = new float[Math.max(dimension, first.size())];
        for (int i = 0; i < first.size(); i++) {
            vector[i] = first.get(i);
        }
        return vector;
    }
}
