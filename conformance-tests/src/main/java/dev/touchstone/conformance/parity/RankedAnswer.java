package dev.touchstone.conformance.parity;

import dev.touchstone.store.ScoredDocument;
import java.util.List;
import java.util.Optional;

/** The reference's ranking of every matching document. */
record RankedAnswer(List<ScoredDocument> ranking, int k) implements ReferenceAnswer {
    @Override
    public List<ScoredDocument> top() {
        return ranking.subList(0, Math.min(k, ranking.size()));
    }

    @Override
    public Optional<ScoredDocument> find(String id) {
        return ranking.stream().filter(row -> row.document().id().equals(id)).findFirst();
    }
}
