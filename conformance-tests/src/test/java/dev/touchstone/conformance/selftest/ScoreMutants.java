package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Faults of scores. */
final class ScoreMutants {
    private ScoreMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("score_as_distance", "The score is the cosine distance, lower is better.", "SCO-01")
                        .store(Faults.scoring(score -> 1 - score)),
                named("score_as_relevance", "The score is mapped to 0 to 1.", "SCO-01")
                        .store(Faults.scoring(score -> (1 + score) / 2)),
                named("inner_product", "Rank and score are the inner product, so long vectors win.", "SCO-02")
                        .store(InnerProducts::new),
                named("score_beyond_one", "Scores are five millionths too high.", "SCO-03")
                        .store(Faults.scoring(score -> score * 1.000_005)),
                named("score_an_ulp_beyond_one", "A vector's similarity to itself is the number after 1.", "SCO-04")
                        .store(Faults.scoring(score -> score > 1 - 1e-12 ? Math.nextUp(1.0) : score)),
                named("minimum_as_distance", "The minimum score is taken for a greatest distance.", "SCO-05")
                        .store(withMinimum((minimum, score) -> 1 - score <= minimum)),
                named("minimum_forgotten", "The minimum score is not looked at.", "SCO-05")
                        .store(withMinimum((minimum, score) -> true)),
                named("nothing_below_zero", "Documents at more than a right angle never come.", "SCO-06")
                        .store(Faults.answering(rows ->
                                rows.stream().filter(row -> row.score() >= 0).toList())),
                named("filter_after_the_minimum", "k rows above the minimum are taken and then filtered.", "SCO-07")
                        .store(Faults.searching(ScoreMutants::filteredLate)),
                named("minimum_excluded", "A document that has exactly the minimum score does not come.", "SCO-08")
                        .store(withMinimum((minimum, score) -> score > minimum)),
                named("half_precision", "Vectors are kept in 16 bits, and scored as they are kept.", "SCO-09")
                        .store(Faults.storingVectors(ScoreMutants::halved)),
                named("scores_of_two_digits", "Scores are rounded to two digits.", "SCO-09")
                        .store(Faults.scoring(score -> Math.round(score * 100) / 100.0)));
    }

    /** Whether a score is good enough for a minimum. */
    @FunctionalInterface
    private interface Acceptance {
        boolean accepts(double minimum, double score);
    }

    private static UnaryOperator<VectorStore> withMinimum(Acceptance acceptance) {
        return Faults.searching((sound, request) -> {
            OptionalDouble minimum = request.minScore();
            if (minimum.isEmpty()) {
                return sound.search(request);
            }
            return Faults.first(
                    request.k(),
                    sound.search(new SearchRequest(request.vector(), 100_000, request.filter())).stream()
                            .filter(row -> acceptance.accepts(minimum.getAsDouble(), row.score()))
                            .toList());
        });
    }

    private static List<ScoredDocument> filteredLate(VectorStore sound, SearchRequest request) {
        if (request.minScore().isEmpty()) {
            return sound.search(request);
        }
        SearchRequest few = new SearchRequest(request.vector(), 10, MetadataFilter.all(), request.minScore());
        List<ScoredDocument> above = sound.search(few);
        return request.filter().equals(MetadataFilter.all())
                ? sound.search(request)
                : sound.search(request).stream().filter(above::contains).toList();
    }

    /** Keeps the 11 leading bits of each component. */
    private static float[] halved(float[] vector) {
        for (int i = 0; i < vector.length; i++) {
            if (Float.isFinite(vector[i])) {
                vector[i] = Float.intBitsToFloat(Float.floatToIntBits(vector[i]) & ~0x1FFF);
            }
        }
        return vector;
    }

    /** Multiplies each score by the length of its vector. */
    private static final class InnerProducts extends ForwardingStore {
        private final Map<String, Double> lengths = new HashMap<>();

        InnerProducts(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            for (int i = 0; i < ids.size(); i++) {
                lengths.put(ids.get(i), length(documents.get(i).vector()));
            }
            return ids;
        }

        private static double length(float[] vector) {
            double squares = 0;
            for (float component : vector) {
                squares += (double) component * component;
            }
            return Math.sqrt(squares);
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            List<ScoredDocument> rows = new ArrayList<>();
            for (ScoredDocument row :
                    sound.search(new SearchRequest(request.vector(), 100_000, request.filter(), request.minScore()))) {
                double length = lengths.getOrDefault(row.document().id(), 1.0);
                rows.add(new ScoredDocument(row.document(), row.score() * length * length(request.vector())));
            }
            rows.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
            return Faults.first(request.k(), rows);
        }
    }
}
