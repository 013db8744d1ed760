package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.reference.Cosine;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.report.conformance.Severity;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Scores: cosine similarity, higher is better, and nothing below the minimum. */
public interface ScoreContract extends StoreContract {
    @Rule(
            id = "SCO-01",
            intent =
                    "A score is the cosine similarity: 1 for the same direction, 0 for a right angle, -1 for the opposite.",
            ifItFails = "check that 1 - distance is returned, not the distance, and not a relevance mapped to 0 to 1")
    default void scoresWithCosineSimilarity() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> documents = new ArrayList<>();
            for (int degrees : new int[] {0, 30, 60, 90, 120, 180}) {
                documents.add(Samples.document(Integer.toString(degrees), Samples.at(dimension, degrees)));
            }
            store.addEmbedded(documents);
            assertThat(store.search(Samples.nearZero(dimension, 6))).hasSize(6).allSatisfy(row -> {
                double degrees = Double.parseDouble(row.document().text());
                assertThat(row.score()).isCloseTo(Math.cos(Math.toRadians(degrees)), Samples.rounding());
            });
        }
    }

    @Rule(
            id = "SCO-02",
            intent = "The length of a stored vector changes neither its score nor its rank.",
            ifItFails = "check for an inner product or a Euclidean distance in place of the cosine")
    default void scoresAlikeWhateverTheLength() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> documents = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                float[] vector = Samples.at(dimension, 10 * i);
                float length = (float) Math.pow(10, 3 - i);
                vector[0] *= length;
                vector[1] *= length;
                documents.add(Samples.document("d" + i, vector));
            }
            store.addEmbedded(documents.subList(3, 6));
            store.addEmbedded(documents.subList(0, 3));
            List<ScoredDocument> rows = store.search(Samples.nearZero(dimension, 6));
            assertThat(Samples.texts(rows)).containsExactly("d0", "d1", "d2", "d3", "d4", "d5");
            for (int i = 0; i < 6; i++) {
                assertThat(rows.get(i).score()).isCloseTo(Math.cos(Math.toRadians(10 * i)), Samples.rounding());
            }
        }
    }

    @Rule(
            id = "SCO-03",
            intent = "Every score is a number, and lies in -1 to 1 but for rounding.",
            ifItFails = "check for NaN, which PostgreSQL sorts above every number, and for an unnormalised product")
    default void scoresLieInTheRangeOfCosines() {
        int dimension = subject().dimension();
        Random random = new Random(3);
        try (VectorStore store = subject().openFresh()) {
            for (int n = 0; n < 50; n++) {
                float[] vector = Samples.random(dimension, random);
                store.addEmbedded(List.of(Samples.document("v", vector)));
                assertThat(store.search(SearchRequest.of(vector, 60)))
                        .hasSize(n + 1)
                        .allSatisfy(row -> assertThat(row.score()).isBetween(-1 - 1e-6, 1 + 1e-6));
            }
        }
    }

    @Rule(
            id = "SCO-04",
            severity = Severity.SHOULD,
            intent = "No score leaves -1 to 1, not even by rounding.",
            ifItFails = "check that the cosine of a vector with itself is not 1.0000000000000002")
    default void scoresNeverLeaveTheRangeOfCosines() {
        int dimension = subject().dimension();
        Random random = new Random(4);
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            documents.add(Samples.document("v", Samples.random(dimension, random)));
        }
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(documents);
            for (EmbeddedDocument document : documents) {
                assertThat(store.search(SearchRequest.of(document.vector(), 1))
                                .get(0)
                                .score())
                        .isBetween(-1.0, 1.0);
            }
        }
    }

    @Rule(
            id = "SCO-05",
            intent = "Nothing comes below the minimum score, and everything above it does, up to k.",
            ifItFails =
                    "check the direction of the comparison, and that rows are dropped by their score, not their distance")
    default void returnsNothingBelowTheMinimumScoreAndEverythingAboveIt() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 90));
            SearchRequest above = Samples.nearZero(dimension, 50).withMinScore(Math.cos(Math.toRadians(20.5)));
            assertThat(store.search(above))
                    .hasSize(21)
                    .allSatisfy(row -> assertThat(above.accepts(row.score())).isTrue());
            assertThat(store.search(Samples.nearZero(dimension, 5)
                            .withMinScore(above.minScore().getAsDouble())))
                    .hasSize(5);
        }
    }

    @Rule(
            id = "SCO-06",
            intent = "A minimum score of -1 leaves nothing out; one that no document reaches leaves nothing.",
            ifItFails = "check that 0 is not taken for the least score")
    default void takesTheEndsOfTheRange() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(List.of(
                    Samples.document("same", Samples.at(dimension, 0)),
                    Samples.document("right angle", Samples.at(dimension, 90)),
                    Samples.document("behind", Samples.at(dimension, 170))));
            assertThat(store.search(Samples.nearZero(dimension, 5).withMinScore(-1)))
                    .hasSize(3);
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 5).withMinScore(-0.5))))
                    .containsExactly("same", "right angle");
            SearchRequest far = SearchRequest.of(Samples.at(dimension, 230), 5);
            assertThat(store.search(far.withMinScore(0.6))).isEmpty();
        }
    }

    @Rule(
            id = "SCO-07",
            intent = "A minimum score and a filter hold together.",
            ifItFails = "check that k is filled from documents that satisfy both")
    default void combinesTheMinimumScoreWithAFilter() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 90));
            SearchRequest odd = Samples.nearZero(dimension, 50)
                    .withMinScore(Math.cos(Math.toRadians(20.5)))
                    .withFilter(MetadataFilter.equalTo("parity", "odd"));
            assertThat(Samples.texts(store.search(odd)))
                    .containsExactly("d1", "d3", "d5", "d7", "d9", "d11", "d13", "d15", "d17", "d19");
        }
    }

    @Rule(
            id = "SCO-08",
            intent = "A minimum that is a document's own score lets it in.",
            ifItFails = "check that the comparison includes the bound and that the score is the one the caller sees")
    default void includesADocumentThatHasExactlyTheMinimum() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 20));
            List<ScoredDocument> rows = store.search(Samples.nearZero(dimension, 20));
            for (int rank : new int[] {1, 5, 19}) {
                double own = rows.get(rank).score();
                assertThat(store.search(Samples.nearZero(dimension, 30).withMinScore(own)))
                        .isEqualTo(rows.subList(0, rank + 1));
            }
        }
    }

    @Rule(
            id = "SCO-09",
            intent = "Scores agree with the cosine computed from the vectors, on vectors that point anywhere.",
            ifItFails = "check for a quantised vector (halfvec, bit) whose distance is returned as it is")
    default void agreesWithTheCosineComputedFromTheVectors() {
        int dimension = subject().dimension();
        Random random = new Random(9);
        List<float[]> vectors = new ArrayList<>();
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            vectors.add(Samples.random(dimension, random));
            documents.add(Samples.document(Integer.toString(i), vectors.get(i)));
        }
        float[] query = Samples.random(dimension, random);
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(documents);
            assertThat(store.search(SearchRequest.of(query, 60)))
                    .hasSize(60)
                    .allSatisfy(row -> assertThat(row.score())
                            .isCloseTo(
                                    Cosine.of(
                                            query,
                                            vectors.get(Integer.parseInt(
                                                    row.document().text()))),
                                    Samples.rounding()));
        }
    }
}
