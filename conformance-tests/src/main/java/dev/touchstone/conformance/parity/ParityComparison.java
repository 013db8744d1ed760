package dev.touchstone.conformance.parity;

import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Puts the same queries to a reference store and to a candidate, and classifies every difference. */
public final class ParityComparison {
    private final VectorStore reference;
    private final VectorStore candidate;
    private final Set<String> candidateIds;
    private final ParitySettings settings;

    /**
     * Prepares a comparison.
     *
     * @param reference a store whose search is exact
     * @param candidate the store under test, holding the same documents under the same ids
     * @param candidateIds the ids the candidate holds, from {@link #idsOf}
     * @param settings how to compare
     */
    public ParityComparison(
            VectorStore reference, VectorStore candidate, Set<String> candidateIds, ParitySettings settings) {
        this.reference = Objects.requireNonNull(reference);
        this.candidate = Objects.requireNonNull(candidate);
        this.candidateIds = Set.copyOf(candidateIds);
        this.settings = settings;
    }

    /**
     * Returns the ids of all documents of a store whose search is exact.
     *
     * @param anyVector a vector that the store accepts as a query
     */
    public static Set<String> idsOf(VectorStore exact, float[] anyVector) {
        int documents = documentCount(exact);
        return exact.search(SearchRequest.of(anyVector, Math.max(documents, 1))).stream()
                .map(row -> row.document().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Compares one answer with a whole ranking.
     *
     * @param query names the query
     * @param ranking every document that matches in the reference, best first
     * @param candidate the answer under test
     */
    public static ParityReport compareAnswer(
            String query, List<ScoredDocument> ranking, List<ScoredDocument> candidate, ParitySettings settings) {
        Findings findings = new Findings(settings.examplesPerKind());
        findings.begin(query);
        RankedAnswer answer = new RankedAnswer(ranking, settings.k());
        new AnswerComparison(answer, id -> true, settings.scoreTolerance(), findings).compare(candidate);
        findings.end(answer.top().size());
        return findings.report();
    }

    /** Compares the answers to all queries. */
    public ParityReport compare(List<ParityQuery> queries) {
        return compare(queries, done -> {});
    }

    /**
     * Compares the answers to all queries.
     *
     * @param progress hears the number of queries done
     */
    public ParityReport compare(List<ParityQuery> queries, LongConsumer progress) {
        Findings findings = new Findings(settings.examplesPerKind());
        int documents = documentCount(reference);
        long done = 0;
        for (ParityQuery query : queries) {
            compare(query, documents, findings);
            progress.accept(++done);
        }
        return findings.report();
    }

    private void compare(ParityQuery query, int documents, Findings findings) {
        findings.begin(query.text());
        StoreAnswer answer = new StoreAnswer(reference, query, settings.k(), documents);
        List<ScoredDocument> got = candidate.search(query.request(settings.k()));
        new AnswerComparison(answer, candidateIds::contains, settings.scoreTolerance(), findings).compare(got);
        findings.end(answer.top().size());
    }

    private static int documentCount(VectorStore store) {
        return Math.toIntExact(store.getCollectionStats().documentCount());
    }
}
