package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Maximal marginal relevance: near the query and unlike each other, checked by hand on angles in a plane. */
public interface MarginalRelevanceContract extends StoreContract {
    @Rule(
            id = "MMR-01",
            intent = "Each next document has the greatest lambda · sim(query, d) − (1 − lambda) · max sim(d, chosen).",
            ifItFails =
                    "check that the greatest similarity to any chosen document counts, not the last one's or the mean")
    default void tradesNearnessToTheQueryForDifferenceFromWhatIsChosen() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            // 1° is nearest; of the rest, −20° has 0.5·cos 20° − 0.5·cos 21° = 0.003, 50° 0.5·cos 50° − 0.5·cos 49° < 0
            assertThat(chosen(store, 3, 5, 0.5)).containsExactly("1", "-20", "2");
        }
    }

    private VectorStore filled(int... degrees) {
        VectorStore store = subject().openFresh();
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int angle : degrees) {
            float[] vector = Samples.at(subject().dimension(), angle);
            vector[0] *= 3;
            vector[1] *= 3;
            Map<String, Object> metadata = Map.of("left", angle < 0);
            documents.add(Samples.document(Integer.toString(angle), metadata, vector));
        }
        store.addEmbedded(documents);
        return store;
    }

    private List<String> chosen(VectorStore store, int k, int fetchK, double lambda) {
        float[] query = Samples.at(subject().dimension(), 0);
        return Samples.texts(store.maxMarginalRelevanceSearch(query, k, fetchK, lambda));
    }

    @Rule(
            id = "MMR-02",
            intent = "With lambda 1 the answer is that of a search.",
            ifItFails = "check which of the two terms lambda weighs")
    default void isASearchWithAllWeightOnTheQuery() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            assertThat(chosen(store, 4, 5, 1)).containsExactly("1", "2", "3", "-20");
        }
    }

    @Rule(
            id = "MMR-03",
            intent = "With lambda 0 the nearest comes first, then what is farthest from all that is chosen.",
            ifItFails = "check that the first choice is the nearest, whatever lambda is")
    default void spreadsWithAllWeightOnDifference() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            assertThat(chosen(store, 3, 5, 0)).containsExactly("1", "50", "-20");
        }
    }

    @Rule(
            id = "MMR-04",
            intent = "Only the fetch_k nearest documents can be chosen.",
            ifItFails = "check the k of the search that fetches the candidates")
    default void choosesAmongTheNearestAlone() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            assertThat(chosen(store, 2, 3, 0)).containsExactly("1", "3");
        }
    }

    @Rule(
            id = "MMR-05",
            intent = "The smaller of k and the number of matches comes, none twice; an empty collection gives nothing.",
            ifItFails = "check that a chosen document is no candidate any more")
    default void returnsTheSmallerOfKAndTheMatches() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            for (int k = 1; k <= 7; k++) {
                assertThat(chosen(store, k, 10, 0.3)).hasSize(Math.min(k, 5)).doesNotHaveDuplicates();
            }
        }
        try (VectorStore empty = subject().openFresh()) {
            assertThat(chosen(empty, 3, 5, 0.5)).isEmpty();
        }
    }

    @Rule(
            id = "MMR-06",
            intent = "Each document comes with its similarity to the query.",
            ifItFails = "check that the score is not the value of the trade-off")
    default void scoresWithTheSimilarityToTheQuery() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            float[] query = Samples.at(subject().dimension(), 0);
            assertThat(store.maxMarginalRelevanceSearch(query, 5, 5, 0.4))
                    .hasSize(5)
                    .allSatisfy(row -> {
                        double degrees = Double.parseDouble(row.document().text());
                        assertThat(row.score()).isCloseTo(Math.cos(Math.toRadians(degrees)), Samples.rounding());
                    });
        }
    }

    @Rule(
            id = "MMR-07",
            intent = "A filter and a minimum score hold for every document chosen.",
            ifItFails = "check that the candidates' whole request is passed on")
    default void choosesAmongWhatMatches() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            SearchRequest right = SearchRequest.of(Samples.at(subject().dimension(), 0), 10)
                    .withFilter(MetadataFilter.equalTo("left", false))
                    .withMinScore(Math.cos(Math.toRadians(40)));
            List<ScoredDocument> rows = store.maxMarginalRelevanceSearch(new MarginalRelevanceRequest(right, 4, 0));
            assertThat(Samples.texts(rows)).containsExactly("1", "3", "2");
        }
    }

    @Rule(
            id = "MMR-08",
            intent = "Asked by text it chooses as by the vector of the text.",
            ifItFails = "check that the query embedding is used")
    default void choosesByTextAsByItsVector() {
        try (VectorStore store = subject().openFresh()) {
            store.addTexts(List.of("aaab", "aaab ", "aaac", "bbbb"));
            float[] query = store.embeddingModel().embedQuery("aaa");
            assertThat(store.maxMarginalRelevanceSearch("aaa", 2, 4, 0.5))
                    .hasSize(2)
                    .isEqualTo(store.maxMarginalRelevanceSearch(query, 2, 4, 0.5));
        }
    }

    @Rule(
            id = "MMR-09",
            intent = "A query of another dimension is refused.",
            ifItFails = "check that the query is looked at before candidates are fetched")
    default void choosesNothingForQueriesOfAnotherDimension() {
        try (VectorStore store = filled(1, 2)) {
            float[] foreign = Samples.at(subject().dimension() + 1, 0);
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.maxMarginalRelevanceSearch(foreign, 1, 2, 0.5));
        }
    }
}
