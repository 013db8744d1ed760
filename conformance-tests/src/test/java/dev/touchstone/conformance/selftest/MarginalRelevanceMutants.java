package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.reference.Cosine;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults of maximal marginal relevance. */
final class MarginalRelevanceMutants {
    private MarginalRelevanceMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("unlike_the_last_alone", "What counts is the similarity to the document chosen last.", "MMR-01")
                        .store(LastAlone::new),
                named("lambda_turned_round", "Lambda weighs the difference instead of the query.", "MMR-02")
                        .store(asking(request ->
                                new MarginalRelevanceRequest(request.candidates(), request.k(), 1 - request.lambda()))),
                named("most_unlike_first", "With lambda 0 the first choice is the farthest from the query.", "MMR-03")
                        .store(choosing((sound, request) -> {
                            List<ScoredDocument> rows = new ArrayList<>(sound.maxMarginalRelevanceSearch(request));
                            if (request.lambda() == 0) {
                                Collections.reverse(rows);
                            }
                            return rows;
                        })),
                named("fetch_k_ignored", "All documents are candidates.", "MMR-04")
                        .store(asking(request -> new MarginalRelevanceRequest(
                                wide(request.candidates()), request.k(), request.lambda()))),
                named("chosen_stay_candidates", "Where candidates run out the first is chosen again.", "MMR-05")
                        .store(choosing((sound, request) -> {
                            List<ScoredDocument> rows = new ArrayList<>(sound.maxMarginalRelevanceSearch(request));
                            while (!rows.isEmpty() && rows.size() < request.k()) {
                                rows.add(rows.get(0));
                            }
                            return rows;
                        })),
                named("score_of_the_trade_off", "A row's score is lambda times its similarity.", "MMR-06")
                        .store(choosing((sound, request) -> sound.maxMarginalRelevanceSearch(request).stream()
                                .map(row -> new ScoredDocument(row.document(), request.lambda() * row.score()))
                                .toList())),
                named("candidates_unfiltered", "Candidates are fetched without the filter and the minimum.", "MMR-07")
                        .store(asking(request -> new MarginalRelevanceRequest(
                                SearchRequest.of(
                                        request.candidates().vector(),
                                        request.candidates().k()),
                                request.k(),
                                request.lambda()))),
                named("lambda_lost_by_text", "Asked by text it is a plain search.", "MMR-08")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<ScoredDocument> maxMarginalRelevanceSearch(
                                    String query, int k, int fetchK, double lambda) {
                                return similaritySearchWithScore(query, k);
                            }
                        }),
                named("query_cut_for_diversity", "A query of another dimension is cut to fit.", "MMR-09")
                        .store(sound -> asking(request -> new MarginalRelevanceRequest(
                                        cut(request.candidates(), sound), request.k(), request.lambda()))
                                .apply(sound)));
    }

    /** A way to choose. */
    @FunctionalInterface
    private interface Choice {
        List<ScoredDocument> of(VectorStore sound, MarginalRelevanceRequest request);
    }

    private static UnaryOperator<VectorStore> choosing(Choice choice) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
                return choice.of(sound, request);
            }
        };
    }

    private static UnaryOperator<VectorStore> asking(UnaryOperator<MarginalRelevanceRequest> change) {
        return choosing((sound, request) -> sound.maxMarginalRelevanceSearch(change.apply(request)));
    }

    private static SearchRequest wide(SearchRequest request) {
        return new SearchRequest(request.vector(), 10_000, request.filter(), request.minScore());
    }

    private static SearchRequest cut(SearchRequest request, VectorStore sound) {
        float[] vector = Arrays.copyOf(request.vector(), sound.embeddingModel().dimension());
        return new SearchRequest(vector, request.k(), request.filter(), request.minScore());
    }

    /** Chooses by the similarity to the last choice. */
    private static final class LastAlone extends ForwardingStore {
        private final Map<String, float[]> vectors = new HashMap<>();

        LastAlone(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            for (int i = 0; i < ids.size(); i++) {
                vectors.put(ids.get(i), documents.get(i).vector());
            }
            return ids;
        }

        @Override
        public List<ScoredDocument> maxMarginalRelevanceSearch(MarginalRelevanceRequest request) {
            List<ScoredDocument> left = new ArrayList<>(sound.search(request.candidates()));
            List<ScoredDocument> chosen = new ArrayList<>();
            while (!left.isEmpty() && chosen.size() < request.k()) {
                ScoredDocument best = left.get(0);
                for (ScoredDocument row : left) {
                    if (value(row, chosen, request.lambda()) > value(best, chosen, request.lambda())) {
                        best = row;
                    }
                }
                chosen.add(best);
                left.remove(best);
            }
            return chosen;
        }

        private double value(ScoredDocument row, List<ScoredDocument> chosen, double lambda) {
            if (chosen.isEmpty()) {
                return row.score();
            }
            float[] last = vectors.get(chosen.get(chosen.size() - 1).document().id());
            double similarity = Cosine.of(vectors.get(row.document().id()), last);
            return lambda * row.score() - (1 - lambda) * similarity;
        }
    }
}
