package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Filtering: a truth table over values of every type and absent keys, and keys and values that are data alone. */
public interface FilterContract extends StoreContract {
    @Test
    default void matchesExactlyWhatTheTruthTableSays() {
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(tableDocuments());
            FilterTable.rows().forEach((filter, expected) -> {
                assertThat(found(store, filter)).as("%s", filter).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(found(store, MetadataFilter.not(filter)))
                        .as("not %s", filter)
                        .containsExactlyInAnyOrderElementsOf(FilterTable.others(expected));
            });
        }
    }

    private List<EmbeddedDocument> tableDocuments() {
        List<EmbeddedDocument> documents = new ArrayList<>();
        FilterTable.documents()
                .forEach((text, metadata) -> documents.add(
                        Samples.document(text, metadata, Samples.at(subject().dimension(), documents.size()))));
        return documents;
    }

    private List<String> found(VectorStore store, MetadataFilter filter) {
        return Samples.texts(
                store.search(Samples.nearZero(subject().dimension(), 100).withFilter(filter)));
    }

    @Test
    default void takesHostileKeysAndValuesForDataInEveryKindOfFilter() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            for (String hostile : Samples.HOSTILE) {
                Map<String, Object> metadata = Map.of(hostile, hostile, "list " + hostile, List.of(hostile));
                store.addEmbedded(List.of(Samples.document(hostile, metadata, Samples.at(dimension, 5))));
            }
            for (String hostile : Samples.HOSTILE) {
                assertThat(List.of(
                                MetadataFilter.equalTo(hostile, hostile),
                                MetadataFilter.in(hostile, List.of("x", hostile)),
                                MetadataFilter.exists(hostile),
                                MetadataFilter.lessOrEqual(hostile, hostile),
                                MetadataFilter.greaterOrEqual(hostile, hostile),
                                MetadataFilter.contains("list " + hostile, hostile)))
                        .allSatisfy(filter -> assertThat(found(store, filter)).containsExactly(hostile));
                assertThat(found(store, MetadataFilter.notEqualTo(hostile, hostile)))
                        .hasSize(Samples.HOSTILE.size() - 1);
                assertThat(found(store, MetadataFilter.lessThan(hostile, hostile)))
                        .isEmpty();
            }
        }
    }

    @Test
    default void refusesFiltersThatMeanNothing() {
        MetadataFilter deep = MetadataFilter.exists("a");
        for (int level = 0; level < 99; level++) {
            deep = MetadataFilter.not(deep);
        }
        MetadataFilter deepest = deep;
        List<Callable<MetadataFilter>> refused = List.of(
                () -> MetadataFilter.equalTo(null, 1),
                () -> MetadataFilter.equalTo("nul \0", 1),
                () -> MetadataFilter.equalTo("a", "half \ud83d"),
                () -> MetadataFilter.equalTo("a", List.of()),
                () -> MetadataFilter.equalTo("a", Double.NaN),
                () -> MetadataFilter.equalTo("a", new BigDecimal("1e200000")),
                () -> MetadataFilter.equalTo("a", new AtomicInteger()),
                () -> MetadataFilter.lessThan("a", null),
                () -> MetadataFilter.greaterThan("a", true),
                () -> MetadataFilter.contains("a", Map.of()),
                () -> MetadataFilter.in("a", Collections.nCopies(10_001, 1)),
                () -> MetadataFilter.not(deepest),
                () -> new MetadataFilter.Or(Collections.nCopies(1_001, MetadataFilter.exists("a"))));
        assertThat(refused)
                .allSatisfy(filter -> assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(filter::call)
                        .withMessageNotContaining("\n"));
    }

    @Test
    default void answersTheLargestFiltersThatAreAllowed() {
        int dimension = subject().dimension();
        List<MetadataFilter> numbers = new ArrayList<>();
        for (int n = 1; n < 1_000; n++) {
            numbers.add(MetadataFilter.equalTo("n", n));
        }
        MetadataFilter deep = MetadataFilter.equalTo("n", 1);
        for (int level = 0; level < 99; level++) {
            deep = MetadataFilter.not(deep);
        }
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 4));
            assertThat(found(store, new MetadataFilter.Or(numbers))).containsExactly("d1", "d2", "d3");
            assertThat(found(store, deep)).containsExactly("d0", "d2", "d3");
            assertThat(found(store, MetadataFilter.in("n", Collections.nCopies(10_000, 2))))
                    .containsExactly("d2");
        }
    }
}
