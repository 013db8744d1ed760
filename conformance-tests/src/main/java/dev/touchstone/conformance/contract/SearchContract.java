package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.reference.Cosine;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Searching: best first by cosine similarity, ties in insertion order, whole documents, the same every time. */
public interface SearchContract extends StoreContract {
    @Rule(
            id = "SEA-01",
            intent = "Documents come in the order of their cosine similarity to the query, nearest first.",
            ifItFails = "check the operator (<=> is cosine), the index's operator class and the direction of the order")
    default void ranksByCosineSimilarity() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> documents = new ArrayList<>();
            for (int degrees : new int[] {170, 90, 10, 45, 135}) {
                float[] vector = Samples.at(dimension, degrees);
                vector[0] *= 181 - degrees;
                vector[1] *= 181 - degrees;
                documents.add(Samples.document(Integer.toString(degrees), vector));
            }
            store.addEmbedded(documents);
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 5))))
                    .containsExactly("10", "45", "90", "135", "170");
        }
    }

    @Rule(
            id = "SEA-02",
            intent = "An empty collection answers with nothing.",
            ifItFails = "check that a collection without rows, file or folder is no error")
    default void findsNothingInAnEmptyCollection() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.search(Samples.nearZero(dimension, 5))).isEmpty();
            assertThat(store.similaritySearch("a")).isEmpty();
            SearchRequest filtered = Samples.nearZero(dimension, 5).withFilter(MetadataFilter.exists("a"));
            assertThat(store.search(filtered)).isEmpty();
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

    @Rule(
            id = "SEA-04",
            intent = "Scores never rise from one row to the next, whatever the index and its settings.",
            ifItFails = "check that an iterative scan in relaxed order is sorted before it is returned")
    default void returnsTheBestFirstWhateverTheSettings() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 60));
            assertThat(store.search(SearchRequest.of(Samples.at(dimension, 30), 25)))
                    .hasSize(25)
                    .extracting(ScoredDocument::score)
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Rule(
            id = "SEA-05",
            intent = "The same search gives the same answer on every execution.",
            ifItFails = "check plan_cache_mode: from the 10th execution on PostgreSQL may take a generic plan")
    default void answersTheSameOnEveryExecution() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 40));
            SearchRequest request =
                    new SearchRequest(Samples.at(dimension, 12), 15, MetadataFilter.equalTo("parity", "even"));
            List<ScoredDocument> first = store.search(request);
            assertThat(first).hasSize(15);
            for (int execution = 2; execution <= 15; execution++) {
                assertThat(store.search(request)).as("execution %d", execution).isEqualTo(first);
            }
        }
    }

    @Rule(
            id = "SEA-06",
            intent = "A query of another dimension is refused, and the store goes on working.",
            ifItFails = "check that the dimension is compared before the query is sent, not padded or cut")
    default void refusesQueriesOfAnotherDimension() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                for (int other : new int[] {dimension - 1, dimension + 1}) {
                    assertThatExceptionOfType(InvalidInputException.class)
                            .isThrownBy(() -> store.search(Samples.nearZero(other, 3)))
                            .withMessageContaining(Integer.toString(other));
                }
                store.addEmbedded(Samples.fan(dimension, 3));
            }
            assertThat(store.search(Samples.nearZero(dimension, 9))).hasSize(6);
        }
    }

    @Rule(
            id = "SEA-07",
            intent = "A search by text is a search by the vector the model makes of the text.",
            ifItFails = "check that the query, and not the document, embedding is asked for, once")
    default void searchesByTextAsByItsVector() {
        try (VectorStore store = subject().openFresh()) {
            store.addTexts(
                    List.of("aa", "ab", "bb", "cab"),
                    List.of(Map.of("n", 1), Map.of("n", 2), Map.of("n", 3), Map.of()));
            float[] query = store.embeddingModel().embedQuery("ba");
            List<ScoredDocument> rows = store.search(SearchRequest.of(query, 3));
            assertThat(store.similaritySearchWithScore("ba", 3)).isEqualTo(rows);
            assertThat(store.similaritySearch("ba", 3))
                    .isEqualTo(rows.stream().map(ScoredDocument::document).toList());
            MetadataFilter later = MetadataFilter.greaterThan("n", 1);
            assertThat(store.similaritySearchWithScore("ba", 3, later))
                    .hasSize(2)
                    .isEqualTo(store.search(new SearchRequest(query, 3, later)));
        }
    }

    @Rule(
            id = "SEA-08",
            intent = "A row of the answer is a whole document: id, text and metadata belong together.",
            ifItFails = "check that texts and metadata are joined by id and not by their place in two lists")
    default void returnsWholeDocuments() {
        int dimension = subject().dimension();
        List<EmbeddedDocument> fan = Samples.fan(dimension, 12);
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(fan);
            store.delete(List.of(ids.get(3), ids.get(8)));
            List<ScoredDocument> rows = store.search(Samples.nearZero(dimension, 12));
            assertThat(rows).hasSize(10);
            for (ScoredDocument row : rows) {
                int number = ids.indexOf(row.document().id());
                assertThat(row.document()).isEqualTo(fan.get(number).document().withId(ids.get(number)));
                assertThat(row.score()).isCloseTo(Math.cos(Math.toRadians(number)), Samples.rounding());
            }
        }
    }

    @Rule(
            id = "SEA-09",
            intent = "No document comes twice in one answer.",
            ifItFails = "check joins, and an answer put together from the index and an exact search")
    default void returnsNoDocumentTwice() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 80));
            for (int k : new int[] {10, 50, 80, 200}) {
                assertThat(Samples.ids(store.search(SearchRequest.of(Samples.at(dimension, 40), k))))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Rule(
            id = "SEA-10",
            intent = "A search returns the k documents that are truly nearest.",
            ifItFails = "check that nothing but a scan of all rows answers, and that scores are compared unrounded",
            needs = Capability.EXACT_SEARCH)
    default void findsTheTrueNearest() {
        int dimension = subject().dimension();
        Random random = new Random(11);
        List<float[]> vectors = IntStream.range(0, 300)
                .mapToObj(i -> Samples.random(dimension, random))
                .toList();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(IntStream.range(0, 300)
                    .mapToObj(i -> Samples.document("v" + i, vectors.get(i)))
                    .toList());
            for (int n = 0; n < 20; n++) {
                float[] query = Samples.random(dimension, random);
                List<String> nearest = IntStream.range(0, 300)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -Cosine.of(query, vectors.get(i))))
                        .limit(10)
                        .map(i -> "v" + i)
                        .toList();
                assertThat(Samples.texts(store.search(SearchRequest.of(query, 10))))
                        .isEqualTo(nearest);
            }
        }
    }

    @Rule(
            id = "SEA-11",
            intent = "Searching changes neither the store nor the query.",
            ifItFails = "check that the query is normalised in a copy")
    default void changesNothing() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 5));
            float[] query = Arrays.copyOf(new float[] {3, 4, 0, 0}, dimension);
            List<ScoredDocument> first = store.search(SearchRequest.of(query, 3));
            store.maxMarginalRelevanceSearch(query, 2, 3, 0.5);
            assertThat(query).startsWith(3, 4, 0, 0);
            assertThat(store.search(SearchRequest.of(query, 3))).isEqualTo(first);
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(5);
        }
    }

    @Rule(
            id = "SEA-12",
            intent = "Under its own vector each document comes first, with score 1.",
            ifItFails = "check that vectors are stored with the document they came with, and in full precision")
    default void findsEachDocumentUnderItsOwnVector() {
        int dimension = subject().dimension();
        Random random = new Random(12);
        List<EmbeddedDocument> documents = IntStream.range(0, 40)
                .mapToObj(i -> Samples.document("v" + i, Samples.random(dimension, random)))
                .toList();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(documents.subList(0, 13));
            store.addEmbedded(documents.subList(13, 40));
            for (EmbeddedDocument document : documents) {
                ScoredDocument first =
                        store.search(SearchRequest.of(document.vector(), 1)).get(0);
                assertThat(first.document().text())
                        .isEqualTo(document.document().text());
                assertThat(first.score()).isCloseTo(1, Samples.rounding());
            }
        }
    }

    @Rule(
            id = "SEA-13",
            intent =
                    "Vectors keep the precision of 32-bit floats: documents that differ in the seventh digit are told apart.",
            ifItFails = "check that vectors are sent and stored as binary, or written out with all digits",
            needs = Capability.EXACT_SEARCH)
    default void tellsVectorsApartThatDifferInTheSeventhDigit() {
        int dimension = subject().dimension();
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            float[] vector = new float[dimension];
            vector[0] = 1;
            vector[1] = i * 1.3e-7f;
            documents.add(Samples.document("v" + i, vector));
        }
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(documents);
            List<String> nearest = Samples.texts(store.search(SearchRequest.of(Samples.at(dimension, 90), 10)));
            assertThat(nearest).containsExactly("v9", "v8", "v7", "v6", "v5", "v4", "v3", "v2", "v1", "v0");
        }
    }

    @Rule(
            id = "SEA-14",
            intent = "A search returns documents that the caller cannot change the store through.",
            ifItFails = "check that metadata is copied or unmodifiable, nested lists and maps included")
    default void givesNoHandleOnWhatIsStored() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            Map<String, Object> metadata = Map.of("list", List.of("a"), "map", Map.of("x", 1));
            store.addEmbedded(List.of(Samples.document("d", metadata, Samples.at(dimension, 1))));
            Document found = store.search(Samples.nearZero(dimension, 1)).get(0).document();
            tamper(found.metadata().get("list"), found.metadata().get("map"));
            assertThat(store.search(Samples.nearZero(dimension, 1))
                            .get(0)
                            .document()
                            .metadata())
                    .isEqualTo(metadata);
        }
    }

    @SuppressWarnings("unchecked")
    private static void tamper(Object list, Object map) {
        List<Throwable> refusals = Stream.<ThrowingCallable>of(
                        () -> ((List<Object>) list).add("b"), () -> ((Map<String, Object>) map).put("y", 2))
                .map(Assertions::catchThrowable)
                .filter(Objects::nonNull)
                .toList();
        assertThat(refusals).hasOnlyElementsOfType(UnsupportedOperationException.class);
    }
}
