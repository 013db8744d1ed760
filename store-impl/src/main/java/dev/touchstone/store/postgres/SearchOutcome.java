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

    /** Returns the outcome with its documents as they were before they were sealed. */
    SearchOutcome opened(Protection protection) {
        List<ScoredDocument> open = documents.stream()
                .map(found -> new ScoredDocument(protection.open(found.document()), found.score()))
                .toList();
        return new SearchOutcome(open, rowsBeforeFallback, exactFallback);
    }
}
