package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Isolation of those who use one connection after the other. */
public interface BorrowedConnectionContract extends StoreContract {
    @Rule(
            id = "ISO-12",
            intent =
                    "No operation leaves a setting behind for the next borrower of its connection, nor does a failed one.",
            needs = Capability.POOLED_CONNECTIONS,
            ifItFails = "make settings local to the transaction, and begin one: outside of it SET LOCAL does nothing")
    default void leavesNoSettingBehindForTheNextBorrower() {
        Map<String, String> before = subject().borrowedSettings();
        assertThat(before).as("settings of a connection that nobody has used").isNotEmpty();
        try (VectorStore store = subject().openFresh()) {
            operations(store).forEach((operation, run) -> {
                run.run();
                assertThat(subject().borrowedSettings())
                        .as("settings after %s", operation)
                        .isEqualTo(before);
            });
        }
    }

    private Map<String, Runnable> operations(VectorStore store) {
        int dimension = subject().dimension();
        SearchRequest near = Samples.nearZero(dimension, 3);
        Map<String, Runnable> operations = new LinkedHashMap<>();
        operations.put("an addition", () -> store.addEmbedded(Samples.fan(dimension, 30)));
        operations.put("a search", () -> store.search(near));
        operations.put("a filtered search", () -> store.search(near.withFilter(MetadataFilter.lessThan("n", 9))));
        operations.put("a search that needs completing", () -> store.search(Samples.nearZero(dimension, 99)));
        operations.put(
                "a search for variety",
                () -> store.maxMarginalRelevanceSearch(new MarginalRelevanceRequest(near, 2, 0.5)));
        operations.put("a page", () -> store.page(PageRequest.first(5)));
        operations.put("a look-up", () -> store.getByIds(List.of("x")));
        operations.put(
                "a search that failed",
                () -> assertThatThrownBy(() -> store.search(SearchRequest.of(Samples.at(dimension + 1, 0), 3)))
                        .isInstanceOf(InvalidInputException.class));
        operations.put("a deletion", () -> store.deleteMatching(MetadataFilter.lessThan("n", 9)));
        return operations;
    }
}
