package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Faults of searching. */
final class SearchMutants {
    private SearchMutants() {}

    static List<Mutant> all() {
        return List.of(tiesReversed());
    }

    private static Mutant tiesReversed() {
        return named("ties_reversed", "Among equal scores the last document added comes first.", "SEA-03")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public List<ScoredDocument> search(SearchRequest request) {
                        int all = (int) sound.getCollectionStats().documentCount();
                        SearchRequest everything =
                                new SearchRequest(request.vector(), all + 1, request.filter(), request.minScore());
                        List<ScoredDocument> rows = new ArrayList<>(sound.search(everything));
                        Collections.reverse(rows);
                        rows.sort(Comparator.comparingDouble(ScoredDocument::score)
                                .reversed());
                        return rows.subList(0, Math.min(request.k(), rows.size()));
                    }
                });
    }
}
