package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.conformance.StoreContract;
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
import org.junit.jupiter.api.Test;

/** Maximal marginal relevance: near the query and unlike each other, checked by hand on angles in a plane. */
public interface MarginalRelevanceContract extends StoreContract {
    @Test
    default void tradesNearnessToTheQueryForDifferenceFromWhatIsChosen() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            // 1° is nearest; of the rest, −20° has 0.5·cos 20° − 0.5·cos 21° = 0.003, 50° 0.5·cos 50° − 0.5·cos 49° < 0
            assertThat(chosen(store, 3, 5, 0.5)).containsExactly("1", "-20", "2");
            assertThat(chosen(store, 3, 5, 1)).containsExactly("1", "2", "3");
            // with no weight on the query, the farthest from 1°, then from both
            assertThat(chosen(store, 3, 5, 0)).containsExactly("1", "50", "-20");
            assertThat(chosen(store, 2, 3, 0)).containsExactly("1", "3");
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

    @Test
    default void returnsTheSmallerOfKAndTheMatchesWithTheirScores() {
        try (VectorStore store = filled(1, 2, 3, -20, 50)) {
            for (int k = 1; k <= 7; k++) {
                assertThat(chosen(store, k, 10, 0.3)).hasSize(Math.min(k, 5)).doesNotHaveDuplicates();
            }
            SearchRequest right = SearchRequest.of(Samples.at(subject().dimension(), 0), 10)
                    .withFilter(MetadataFilter.equalTo("left", false))
                    .withMinScore(Math.cos(Math.toRadians(40)));
            List<ScoredDocument> rows = store.maxMarginalRelevanceSearch(new MarginalRelevanceRequest(right, 4, 0));
            assertThat(Samples.texts(rows)).containsExactly("1", "3", "2");
            assertThat(rows.get(1).score()).isCloseTo(Math.cos(Math.toRadians(3)), within(SearchContract.TOLERANCE));
        }
        try (VectorStore empty = subject().openFresh()) {
            assertThat(chosen(empty, 3, 5, 0.5)).isEmpty();
        }
    }

    @Test
    default void choosesByTextAsByItsVector() {
        try (VectorStore store = subject().openFresh()) {
            store.addTexts(List.of("aaab", "aaab ", "aaac", "bbbb"));
            assertThat(Samples.texts(store.maxMarginalRelevanceSearch("aaa", 2, 4, 0.5)))
                    .containsExactly("aaab", "aaac");
        }
    }

    @Test
    default void refusesWeightsAndNumbersThatMeanNothing() {
        try (VectorStore store = filled(1, 2)) {
            for (double lambda : new double[] {-0.1, 1.1, Double.NaN}) {
                assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> chosen(store, 1, 2, lambda))
                        .withMessageContaining("lambda");
            }
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> chosen(store, 3, 2, 0.5))
                    .withMessageContaining("fetch_k is 2 and k is 3");
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> chosen(store, 0, 2, 0.5));
            float[] foreign = Samples.at(subject().dimension() + 1, 0);
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.maxMarginalRelevanceSearch(foreign, 1, 2, 0.5));
        }
    }
}
