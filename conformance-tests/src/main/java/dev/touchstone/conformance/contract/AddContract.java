package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adding: all or nothing, ids in input order, input untouched. */
public interface AddContract extends StoreContract {
    /** A number that takes 5,001 digits written out. */
    BigDecimal DIGITS = new BigDecimal("1e5000");

    /** A number between two neighbouring doubles. */
    BigDecimal FRACTION = new BigDecimal("0.12345678901234567891");

    @Test
    default void returnsIdsInInputOrderKeepingGivenOnes() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(List.of(
                    Samples.document("first", Samples.at(dimension, 0)),
                    Samples.identified("given", Samples.at(dimension, 10)),
                    Samples.document("third", Samples.at(dimension, 20))));
            assertThat(ids).hasSize(3).doesNotHaveDuplicates().doesNotContainNull();
            assertThat(ids.get(1)).isEqualTo("given");
            assertThat(Samples.ids(store.search(Samples.nearZero(dimension, 3))))
                    .isEqualTo(ids);
        }
    }

    @Test
    default void assignsEveryDocumentOfManyItsOwnId() {
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> fan = Samples.fan(subject().dimension(), 90);
            List<String> ids = new ArrayList<>(store.addEmbedded(fan));
            ids.addAll(store.addEmbedded(fan));
            assertThat(ids).hasSize(180).doesNotHaveDuplicates();
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(180);
        }
    }

    @Test
    default void storesNothingOfACallInWhichOneDocumentIsRefused() {
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(subject().dimension(), 2));
            refusedDocuments().forEach((what, bad) -> {
                List<EmbeddedDocument> call =
                        new ArrayList<>(Samples.fan(subject().dimension(), 3));
                call.addAll(bad);
                assertThatExceptionOfType(InvalidInputException.class)
                        .as(what)
                        .isThrownBy(() -> store.addEmbedded(call))
                        .satisfies(e -> assertThat(e.getMessage()).as(what).doesNotContain("\n"));
                assertThat(store.getCollectionStats().documentCount()).as(what).isEqualTo(2);
            });
            assertThat(store.search(Samples.nearZero(subject().dimension(), 10)))
                    .hasSize(2);
        }
    }

    /** Documents no store may take, by what is wrong with them. */
    private Map<String, List<EmbeddedDocument>> refusedDocuments() {
        int dimension = subject().dimension();
        float[] good = Samples.at(dimension, 5);
        Map<String, List<EmbeddedDocument>> bad = new LinkedHashMap<>();
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] vector = good.clone();
            vector[dimension - 1] = value;
            bad.put("component " + value, List.of(Samples.document("x", vector)));
        }
        bad.put("zero vector", List.of(Samples.document("x", new float[dimension])));
        bad.put("too short", List.of(Samples.document("x", Samples.at(dimension - 1, 5))));
        bad.put("too long", List.of(Samples.document("x", Samples.at(dimension + 1, 5))));
        bad.put("U+0000 in the text", List.of(Samples.document("a\0b", good)));
        bad.put("U+0000 in a key", List.of(Samples.document("x", Map.of("a\0b", 1), good)));
        bad.put("U+0000 in a value", List.of(Samples.document("x", Map.of("a", List.of("b\0")), good)));
        bad.put("more digits than can be read", List.of(Samples.document("x", Map.of("a", DIGITS), good)));
        bad.put("a fraction beyond 64 bits", List.of(Samples.document("x", Map.of("a", List.of(FRACTION)), good)));
        bad.put("U+0000 in the id", List.of(Samples.identified("a\0b", good)));
        bad.put("an id twice", List.of(Samples.identified("twice", good), Samples.identified("twice", good)));
        return bad;
    }

    @Test
    default void takesAnEmptyCall() {
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.addEmbedded(List.of())).isEmpty();
            assertThat(store.addTexts(List.of())).isEmpty();
            assertThat(store.getCollectionStats().documentCount()).isZero();
        }
    }

    @Test
    default void refusesTextsAndMetadataOfDifferentLengths() {
        try (VectorStore store = subject().openFresh()) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.addTexts(List.of("one", "two"), List.of(Map.of())))
                    .withMessageContaining("2 texts");
            assertThat(store.getCollectionStats().documentCount()).isZero();
        }
    }

    @Test
    default void leavesItsInputAsItWas() {
        try (VectorStore store = subject().openFresh()) {
            float[] vector = {3, 4, 0, 0};
            float[] given = java.util.Arrays.copyOf(vector, subject().dimension());
            Map<String, Object> metadata = new LinkedHashMap<>(Map.of("tags", List.of("a")));
            List<EmbeddedDocument> call = Collections.unmodifiableList(
                    new ArrayList<>(List.of(new EmbeddedDocument(Document.of("text", metadata), given))));
            store.addEmbedded(call);
            assertThat(given).startsWith(3, 4, 0, 0);
            assertThat(metadata).isEqualTo(Map.of("tags", List.of("a")));
            assertThat(call.get(0).document().id()).isNull();
        }
    }

    @Test
    default void showsWhatWasAddedToAnotherStoreOfTheSameCollection() {
        CollectionId id = subject().freshId();
        try (VectorStore writer = subject().open(id)) {
            List<String> ids = writer.addTexts(List.of("apple", "zebra"));
            try (VectorStore reader = subject().open(id)) {
                assertThat(reader.similaritySearch("apple", 1))
                        .singleElement()
                        .extracting(Document::id)
                        .isEqualTo(ids.get(0));
            }
        }
    }
}
