package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adding: ids in input order, every document of a call, its input untouched; what is refused is {@link RefusalContract}'s. */
public interface AddContract extends StoreContract {
    @Rule(
            id = "ADD-01",
            intent = "Adding returns one id a document, in input order; given ids are kept, missing ones assigned.",
            ifItFails = "check that ids are collected in the order of the call, not of the rows as written")
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

    @Rule(
            id = "ADD-02",
            intent = "Every document without an id gets one of its own, however many come at once or again.",
            ifItFails = "check what assigned ids are made of: a clock or a count alone repeats")
    default void assignsEveryDocumentOfManyItsOwnId() {
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> fan = Samples.fan(subject().dimension(), 90);
            List<String> ids = new ArrayList<>(store.addEmbedded(fan));
            ids.addAll(store.addEmbedded(fan));
            assertThat(ids).hasSize(180).doesNotHaveDuplicates();
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(180);
        }
    }

    @Rule(
            id = "ADD-03",
            intent = "A call without documents adds nothing and is no error.",
            ifItFails = "check that no statement is sent for an empty list")
    default void takesAnEmptyCall() {
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.addEmbedded(List.of())).isEmpty();
            assertThat(store.addTexts(List.of())).isEmpty();
            assertThat(store.addDocuments(List.of())).isEmpty();
            assertThat(store.getCollectionStats().documentCount()).isZero();
        }
    }

    @Rule(
            id = "ADD-04",
            intent = "A large call is stored whole: every id returned is there, with its own text.",
            ifItFails = "check the last, partly filled batch and the limit on parameters of one statement")
    default void storesEveryDocumentOfALargeCall() {
        int dimension = subject().dimension();
        List<EmbeddedDocument> many = new ArrayList<>();
        for (int i = 0; i < 2_501; i++) {
            many.add(Samples.document("m" + i, Samples.at(dimension, i / 20.0)));
        }
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(many);
            assertThat(ids).hasSize(many.size());
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(many.size());
            assertThat(store.getByIds(ids)).extracting(Document::text).isEqualTo(Samples.given(many));
        }
    }

    @Rule(
            id = "ADD-05",
            intent = "The same text added twice without ids is two documents.",
            ifItFails = "check that ids are not made of the content")
    default void keepsEqualDocumentsApart() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            EmbeddedDocument twin = Samples.document("twin", Map.of("n", 1), Samples.at(dimension, 3));
            store.addEmbedded(List.of(twin, twin));
            store.addEmbedded(List.of(twin));
            List<ScoredDocument> rows = store.search(Samples.nearZero(dimension, 5));
            assertThat(Samples.texts(rows)).containsExactly("twin", "twin", "twin");
            assertThat(Samples.ids(rows)).doesNotHaveDuplicates();
        }
    }

    @Rule(
            id = "ADD-06",
            intent = "Texts come with one metadata map each; two lists of different lengths are refused.",
            ifItFails = "check that neither list is cut to the shorter")
    default void refusesTextsAndMetadataOfDifferentLengths() {
        try (VectorStore store = subject().openFresh()) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.addTexts(List.of("one", "two"), List.of(Map.of())))
                    .withMessageContaining("2 texts");
            assertThat(store.getCollectionStats().documentCount()).isZero();
        }
    }

    @Rule(
            id = "ADD-07",
            intent = "Each text keeps its own metadata and the vector the model makes of it.",
            ifItFails = "check that texts, metadata and vectors are joined by position and none is dropped on the way")
    default void embedsEachTextAndKeepsItsMetadata() {
        List<String> texts = List.of("a", "b", "c", "d", "ab", "cd");
        List<Map<String, Object>> metadatas = new ArrayList<>();
        texts.forEach(text -> metadatas.add(Map.of("own", text)));
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addTexts(texts, metadatas);
            List<float[]> vectors = store.embeddingModel().embedDocuments(texts);
            for (int i = 0; i < texts.size(); i++) {
                ScoredDocument nearest =
                        store.search(SearchRequest.of(vectors.get(i), 1)).get(0);
                assertThat(nearest.document()).isEqualTo(new Document(ids.get(i), texts.get(i), metadatas.get(i)));
            }
        }
    }

    @Rule(
            id = "ADD-08",
            intent = "Adding leaves its input as it was.",
            ifItFails = "check that vectors are not normalised and ids not set in the caller's objects")
    default void leavesItsInputAsItWas() {
        try (VectorStore store = subject().openFresh()) {
            float[] given = Arrays.copyOf(new float[] {3, 4, 0, 0}, subject().dimension());
            Map<String, Object> metadata = new LinkedHashMap<>(Map.of("tags", List.of("a")));
            List<EmbeddedDocument> call = Collections.unmodifiableList(
                    new ArrayList<>(List.of(new EmbeddedDocument(Document.of("text", metadata), given))));
            store.addEmbedded(call);
            assertThat(given).startsWith(3, 4, 0, 0);
            assertThat(metadata).isEqualTo(Map.of("tags", List.of("a")));
            assertThat(call.get(0).document().id()).isNull();
        }
    }

    @Rule(
            id = "ADD-09",
            intent = "What a caller does to its lists and maps after adding changes nothing stored.",
            ifItFails = "check that nested lists and maps are copied when they are stored")
    default void isNotReachedByLaterChangesOfItsInput() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<Object> tags = new ArrayList<>(List.of("a"));
            Map<String, Object> nested = new LinkedHashMap<>(Map.of("x", 1));
            Map<String, Object> metadata = new LinkedHashMap<>(Map.of("tags", tags, "nested", nested));
            List<EmbeddedDocument> call =
                    new ArrayList<>(List.of(Samples.document("text", metadata, Samples.at(dimension, 1))));
            List<String> ids = store.addEmbedded(call);
            tags.add("b");
            nested.put("y", 2);
            metadata.clear();
            call.clear();
            assertThat(store.getByIds(ids))
                    .singleElement()
                    .extracting(Document::metadata)
                    .isEqualTo(Map.of("tags", List.of("a"), "nested", Map.of("x", 1)));
        }
    }

    @Rule(
            id = "ADD-10",
            intent = "What was added is seen by every store opened on the collection afterwards.",
            ifItFails = "check that the transaction is committed, or the file in place, before adding returns")
    default void showsWhatWasAddedToAnotherStoreOfTheSameCollection() {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore writer = subject().open(id)) {
            for (int n = 0; n < 3; n++) {
                List<String> ids = writer.addEmbedded(List.of(Samples.document("d" + n, Samples.at(dimension, n))));
                try (VectorStore reader = subject().open(id)) {
                    assertThat(reader.getByIds(ids)).hasSize(1);
                    assertThat(Samples.texts(reader.search(Samples.nearZero(dimension, 9))))
                            .hasSize(n + 1)
                            .contains("d" + n);
                }
            }
        }
    }

    @Rule(
            id = "ADD-11",
            intent = "A document is found by a search as soon as adding it has returned.",
            ifItFails = "check for a cache of answers or rows, and for an index that is brought up to date later")
    default void findsADocumentAsSoonAsItIsAdded() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            for (int n = 9; n >= 0; n--) {
                store.addEmbedded(List.of(Samples.document("d" + n, Samples.at(dimension, n))));
                assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 10))))
                        .hasSize(10 - n)
                        .startsWith("d" + n);
            }
        }
    }

    @Rule(
            id = "ADD-18",
            intent = "What is added is seen at once by every store that is open on the collection.",
            ifItFails = "check for rows or answers that a store keeps for itself",
            needs = Capability.SHARED_COLLECTION)
    default void showsWhatIsAddedToStoresThatAreOpen() {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore writer = subject().open(id);
                VectorStore reader = subject().open(id)) {
            for (int n = 0; n < 5; n++) {
                List<String> ids = writer.addEmbedded(List.of(Samples.document("d" + n, Samples.at(dimension, n))));
                assertThat(reader.getCollectionStats().documentCount()).isEqualTo(n + 1);
                assertThat(reader.search(Samples.nearZero(dimension, 9))).hasSize(n + 1);
                assertThat(reader.getByIds(ids)).hasSize(1);
            }
        }
    }
}
