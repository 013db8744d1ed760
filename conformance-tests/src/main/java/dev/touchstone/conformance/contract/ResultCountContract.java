package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.List;

/** The number of results: min(k, matching documents), whatever the index, the filter and the plan. */
public interface ResultCountContract extends StoreContract {
    @Rule(
            id = "K-01",
            intent = "A search returns the smaller of k and the number of documents.",
            ifItFails = "check for a limit of k - 1 or k + 1, and for an index that stops at ef_search rows")
    default void returnsTheSmallerOfKAndTheNumberOfDocuments() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 30));
            for (int k : new int[] {1, 2, 4, 29, 30, 31, 500}) {
                assertThat(store.search(Samples.nearZero(dimension, k)))
                        .as("k %d", k)
                        .hasSize(Math.min(k, 30));
            }
        }
    }

    @Rule(
            id = "K-02",
            intent = "A filtered search returns the smaller of k and the number of documents that match.",
            ifItFails = "check for a filter applied after the k nearest were taken: turn on the iterative scan")
    default void returnsTheSmallerOfKAndTheNumberOfMatches() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 30));
            SearchRequest odd = Samples.nearZero(dimension, 20).withFilter(MetadataFilter.equalTo("parity", "odd"));
            assertThat(store.search(odd))
                    .hasSize(15)
                    .allSatisfy(row -> assertThat(row.document().metadata()).containsEntry("parity", "odd"));
        }
    }

    @Rule(
            id = "K-03",
            intent =
                    "Where none of the nearest documents matches the filter, the matching ones are found all the same.",
            ifItFails = "check how far the index looks: a fixed multiple of k is not enough")
    default void findsMatchesFarBehindTheNearest() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 170));
            SearchRequest last = Samples.nearZero(dimension, 10).withFilter(MetadataFilter.greaterOrEqual("n", 162));
            assertThat(Samples.texts(store.search(last)))
                    .containsExactly("d162", "d163", "d164", "d165", "d166", "d167", "d168", "d169");
        }
    }

    @Rule(
            id = "K-04",
            intent = "Without a number a search returns four documents.",
            ifItFails = "check the default of k, which the Python application relies on")
    default void returnsFourUnlessToldOtherwise() {
        try (VectorStore store = subject().openFresh()) {
            store.addTexts(List.of("a", "b", "c"));
            assertThat(store.similaritySearch("ab")).hasSize(3);
            store.addTexts(List.of("d", "aa", "bb"));
            assertThat(store.similaritySearch("ab")).hasSize(4);
            assertThat(store.similaritySearchWithScore("ab")).hasSize(4);
        }
    }

    @Rule(
            id = "K-05",
            intent = "With k = 1 the nearest document comes, for every query.",
            ifItFails = "check that a limit of one is not turned into an index scan that looks at one row")
    default void returnsTheNearestForKOne() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 25));
            for (int degrees = 0; degrees < 25; degrees++) {
                assertThat(Samples.texts(store.search(SearchRequest.of(Samples.at(dimension, degrees), 1))))
                        .containsExactly("d" + degrees);
            }
        }
    }

    @Rule(
            id = "K-06",
            intent = "A k below 1 is refused.",
            ifItFails = "check that 0 does not mean all, and that k is not raised in silence")
    default void refusesAKThatMeansNothing() {
        try (VectorStore store = subject().openFresh()) {
            store.addTexts(List.of("a"));
            for (int k : new int[] {0, -1, Integer.MIN_VALUE}) {
                assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> store.similaritySearch("a", k));
            }
        }
    }

    @Rule(
            id = "K-07",
            intent =
                    "A k far above what the collection holds and what the index looks at returns everything, in order.",
            ifItFails = "check that a short answer of the index is completed by an exact search")
    default void returnsEverythingForALargeK() {
        int dimension = subject().dimension();
        List<String> expected = Samples.given(Samples.fan(dimension, 150));
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 150));
            for (int k : new int[] {150, 1_001, 1_000_000}) {
                assertThat(Samples.texts(store.search(Samples.nearZero(dimension, k))))
                        .as("k %d", k)
                        .isEqualTo(expected);
            }
        }
    }
}
