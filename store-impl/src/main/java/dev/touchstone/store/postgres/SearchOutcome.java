package dev.touchstone.store.postgres;

import dev.touchstone.store.ScoredDocument;
import java.util.List;

/**
 * A search's answer and how it came about.
 *
 * @param documents the answer: min(k, matching documents), best first
 * @param rowsBeforeFallback rows the search under its settings found by itself
 * @param exactFallback whether an exact search had to be asked because those were fewer than k
 */
public record SearchOutcome(List<ScoredDocument> documents, int rowsBeforeFallback, boolean exactFallback) {
    public SearchOutcome {
        documents = List.copyOf(documents);
    }
}
