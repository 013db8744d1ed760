package dev.touchstone.store.postgres;

import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.internal.MarginalRelevance.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search found.
 *
 * @param rows the answer, best first
 * @param rowsBeforeFallback rows the search under its settings found by itself
 * @param exactFallback whether every row had to be compared because those were fewer than k
 */
record SearchAnswer(List<FoundRow> rows, int rowsBeforeFallback, boolean exactFallback) {
    /** Returns the answer with its documents as they were before they were sealed. */
    SearchOutcome outcome(Protection protection) {
        List<ScoredDocument> documents = new ArrayList<>(rows.size());
        for (FoundRow row : rows) {
            Document document = protection.open(row.document());
            documents.add(new ScoredDocument(document, row.score()));
        }
        return new SearchOutcome(documents, rowsBeforeFallback, exactFallback);
    }

    /** Returns the rows of an outcome of this answer with their vectors. */
    List<Candidate> candidates(SearchOutcome outcome) {
        List<Candidate> candidates = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            candidates.add(new Candidate(
                    outcome.documents().get(i), rows.get(i).vector().orElseThrow()));
        }
        return candidates;
    }
}
