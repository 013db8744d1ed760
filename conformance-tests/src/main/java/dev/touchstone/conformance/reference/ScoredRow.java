package dev.touchstone.conformance.reference;

import dev.touchstone.store.ScoredDocument;

/**
 * A row with its similarity to a query.
 *
 * @param row the row
 * @param score cosine similarity
 */
record ScoredRow(Row row, double score) {
    ScoredDocument shown() {
        return new ScoredDocument(row.document(), score);
    }
}
