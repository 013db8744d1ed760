package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Searching: min(k, matches) rows, best first, scored by cosine similarity, ties in insertion order. */
public interface SearchContract extends StoreContract {
    /** Largest difference between a score and the cosine computed by hand. */
    double TOLERANCE = 1e-5;

    @Test
    default void returnsTheSmallerOfKAndTheNumberOfMatches() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 30));
            for (int k : new int[] {1, 2, 29, 30, 31, 500}) {
                assertThat(store.search(Samples.nearZero(dimension, k)))
                        .as("k %d", k)
                        .hasSize(Math.min(k, 30));
            }
            MetadataFilter odd = MetadataFilter.equalTo("parity", "odd");
            assertThat(store.search(new SearchRequest(Samples.at(dimension, 0), 20, odd)))
                    .hasSize(15)
                    .allSatisfy(row -> assertThat(row.document().metadata()).containsEntry("parity", "odd"));
        }
    }

    @Test
    default void returnsNothingFromAnEmptyCollectionOrWhereNothingMatches() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.search(Samples.nearZero(dimension, 5))).isEmpty();
            store.addEmbedded(Samples.fan(dimension, 3));
            MetadataFilter none = MetadataFilter.equalTo("absent", 1);
            assertThat(store.search(new SearchRequest(Samples.at(dimension, 0), 5, none)))
                    .isEmpty();
        }
    }

    @Test
    default void returnsNothingBelowTheMinimumScoreAndEverythingAboveIt() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 90));
            SearchRequest above = Samples.nearZero(dimension, 50).withMinScore(Math.cos(Math.toRadians(20.5)));
            assertThat(store.search(above))
                    .hasSize(21)
                    .allSatisfy(row -> assertThat(above.accepts(row.score())).isTrue());
            SearchRequest odd = above.withFilter(MetadataFilter.equalTo("parity", "odd"));
            assertThat(Samples.texts(store.search(odd)))
                    .containsExactly("d1", "d3", "d5", "d7", "d9", "d11", "d13", "d15", "d17", "d19");
            assertThat(store.search(Samples.nearZero(dimension, 5).withMinScore(-1)))
                    .hasSize(5);
            assertThat(store.search(
                            SearchRequest.of(Samples.at(dimension, 180), 5).withMinScore(0.1)))
                    .isEmpty();
            for (double score : new double[] {Double.NaN, 1.01, -1.01}) {
                assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> above.withMinScore(score))
                        .withMessageContaining("min_score");
            }
        }
    }

    @Test
    default void returnsFourUnlessToldOtherwise() {
        try (VectorStore store = subject().openFresh()) {
            store.addTexts(List.of("a", "b", "c", "d", "aa", "bb"));
            assertThat(store.similaritySearch("ab")).hasSize(4);
            assertThat(store.similaritySearchWithScore("ab")).hasSize(4);
        }
    }

    @Test
    default void ranksByCosineSimilarityAndScoresWithIt() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> documents = new ArrayList<>();
            for (int degrees : new int[] {170, 90, 10, 45, 135}) {
                float[] vector = Samples.at(dimension, degrees);
                vector[0] *= degrees;
                vector[1] *= degrees;
                documents.add(Samples.document(Integer.toString(degrees), vector));
            }
            store.addEmbedded(documents);
            List<ScoredDocument> rows = store.search(Samples.nearZero(dimension, 5));
            assertThat(Samples.texts(rows)).containsExactly("10", "45", "90", "135", "170");
            for (ScoredDocument row : rows) {
                double degrees = Double.parseDouble(row.document().text());
                assertThat(row.score()).isCloseTo(Math.cos(Math.toRadians(degrees)), within(TOLERANCE));
            }
        }
    }

    @Test
    default void returnsTheBestFirstWhateverTheSettings() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 60));
            assertThat(store.search(SearchRequest.of(Samples.at(dimension, 30), 25)))
                    .extracting(ScoredDocument::score)
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Rule(
            id = "SEA-03",
            intent = "Documents of equal score come in insertion order, also where k cuts between them.",
            ifItFails = "check that the order by score is followed by the position, in the index branch too",
            needs = Capability.EXACT_SEARCH)
    default void keepsInsertionOrderAmongEqualScoresAndAtTheCut() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(List.of(Samples.document("far", Samples.at(dimension, 80))));
            for (int i = 0; i < 12; i++) {
                store.addEmbedded(List.of(Samples.document("tie" + i, Samples.at(dimension, 20))));
            }
            store.addEmbedded(List.of(Samples.document("near", Samples.at(dimension, 1))));
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 6))))
                    .containsExactly("near", "tie0", "tie1", "tie2", "tie3", "tie4");
        }
    }

    @Test
    default void combinesConditionsAndComparesNumbersAsNumbers() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 10));
            MetadataFilter both = new MetadataFilter.And(
                    List.of(MetadataFilter.equalTo("parity", "even"), MetadataFilter.equalTo("n", 4.0)));
            assertThat(Samples.texts(store.search(new SearchRequest(Samples.at(dimension, 0), 5, both))))
                    .containsExactly("d4");
            MetadataFilter text = MetadataFilter.equalTo("n", "4");
            assertThat(store.search(new SearchRequest(Samples.at(dimension, 0), 5, text)))
                    .isEmpty();
        }
    }

    @Test
    default void searchesByTextAmongWhatAFilterMatches() {
        try (VectorStore store = subject().openFresh()) {
            store.addTexts(List.of("aa", "ab", "bb"), List.of(Map.of("n", 1), Map.of("n", 2), Map.of("n", 3)));
            MetadataFilter later = MetadataFilter.greaterThan("n", 1);
            assertThat(Samples.texts(store.similaritySearchWithScore("a", 3, later)))
                    .containsExactly("ab", "bb");
        }
    }

    @Test
    default void takesFilterValuesForDataAlone() {
        int dimension = subject().dimension();
        List<String> hostile = List.of("' or true --", "\"; drop table x; --", "%", "\\", "{\"a\":1}", "$1", "?");
        try (VectorStore store = subject().openFresh()) {
            for (String value : hostile) {
                store.addEmbedded(List.of(Samples.document(value, Map.of(value, value), Samples.at(dimension, 3))));
            }
            for (String value : hostile) {
                MetadataFilter filter = MetadataFilter.equalTo(value, value);
                assertThat(Samples.texts(store.search(new SearchRequest(Samples.at(dimension, 0), 10, filter))))
                        .containsExactly(value);
            }
        }
    }

    @Test
    default void refusesQueriesThatMeanNothing() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 3));
            float[] withNaN = Samples.at(dimension, 0);
            withNaN[1] = Float.NaN;
            for (float[] vector : List.of(withNaN, new float[dimension], Samples.at(dimension + 1, 0))) {
                assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> store.search(SearchRequest.of(vector, 3)));
            }
            for (int k : new int[] {0, -1, Integer.MIN_VALUE}) {
                assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> store.similaritySearch("d", k));
            }
        }
    }

    @Test
    default void answersTheSameOnEveryExecution() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 40));
            SearchRequest request =
                    new SearchRequest(Samples.at(dimension, 12), 15, MetadataFilter.equalTo("parity", "even"));
            List<String> first = Samples.ids(store.search(request));
            assertThat(first).hasSize(15);
            for (int execution = 2; execution <= 15; execution++) {
                assertThat(Samples.ids(store.search(request)))
                        .as("execution %d", execution)
                        .isEqualTo(first);
            }
        }
    }
}
