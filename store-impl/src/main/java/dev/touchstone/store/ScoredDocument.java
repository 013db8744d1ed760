package dev.touchstone.store;

import java.util.Objects;

/**
 * One result of a search.
 *
 * @param document the stored document, its id always present
 * @param score cosine similarity to the query, in [-1, 1], higher is better
 */
public record ScoredDocument(Document document, double score) {
    public ScoredDocument {
        Objects.requireNonNull(document, "document");
    }
}
