package dev.touchstone.store.file;

import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.internal.MarginalRelevance.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The entries a search finds, best first.
 *
 * @param contents what was searched
 * @param hits what was found in it
 */
record NearestEntries(FileContents contents, List<Hit> hits) {
    /** An entry's number and its cosine similarity to the query. */
    record Hit(int number, double score) {}

    static NearestEntries of(FileContents contents, SearchRequest request) {
        double[] cosines = contents.vectors().cosines(request.vector());
        Comparator<Hit> worstFirst =
                Comparator.comparingDouble(Hit::score).thenComparing(Hit::number, Comparator.reverseOrder());
        PriorityQueue<Hit> best = new PriorityQueue<>(worstFirst);
        for (int i = 0; i < cosines.length; i++) {
            boolean promising =
                    best.size() < request.k() || cosines[i] > best.element().score();
            if (promising
                    && request.accepts(cosines[i])
                    && FilterMatch.matches(
                            request.filter(),
                            contents.entries().get(i).document().metadata())) {
                best.add(new Hit(i, cosines[i]));
                if (best.size() > request.k()) {
                    best.remove();
                }
            }
        }
        return new NearestEntries(
                contents, best.stream().sorted(worstFirst.reversed()).toList());
    }

    List<ScoredDocument> rows() {
        return hits.stream().map(this::row).toList();
    }

    private ScoredDocument row(Hit hit) {
        return new ScoredDocument(contents.entries().get(hit.number).document(), hit.score);
    }

    List<Candidate> candidates() {
        return hits.stream()
                .map(hit -> new Candidate(row(hit), contents.vectors().row(hit.number)))
                .toList();
    }
}
