package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import java.util.Comparator;
import java.util.Optional;

/**
 * A row of a search's answer.
 *
 * @param document as it stands in the table
 * @param score cosine similarity to the query
 * @param position which of the collection's documents it is, in insertion order
 * @param vector where it was asked for
 */
record FoundRow(Document document, double score, long position, Optional<float[]> vector) {
    /** Best first; ties in insertion order. */
    static final Comparator<FoundRow> BEST_FIRST =
            Comparator.comparingDouble(FoundRow::score).reversed().thenComparingLong(FoundRow::position);
}
