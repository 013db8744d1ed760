package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.embedded;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static dev.touchstone.conformance.store.Fixtures.query;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class PgVectorStoreIT {
    private PgVectorDatabase database;
    private PgVectorStore store;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        database = Fixtures.open(testDatabase);
        store = exact(database, "anna");
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    private static List<String> texts(List<ScoredDocument> found) {
        return found.stream().map(scored -> scored.document().text()).toList();
    }

    @Test
    void returnsIdsInInputOrderAndScoresAsCosineSimilarity() {
        List<String> ids = store.addEmbedded(List.of(
                embedded("far", Map.of(), axis(3, 0)),
                embedded("same", Map.of(), axis(0, 0)),
                embedded("half", Map.of(), axis(0, 1))));
        List<ScoredDocument> found = store.search(query(3));
        assertThat(texts(found)).containsExactly("same", "half", "far");
        assertThat(found)
                .extracting(scored -> scored.document().id())
                .containsExactly(ids.get(1), ids.get(2), ids.get(0));
        assertThat(found.get(1).score()).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(found.get(2).score()).isCloseTo(0, within(1e-6));
    }

    @Test
    void keepsInsertionOrderAmongEqualScoresAtTheCut() {
        for (int i = 0; i < 40; i++) {
            store.addEmbedded(List.of(embedded("t" + i, Map.of(), axis(0, 0))));
        }
        assertThat(texts(store.search(query(3)))).containsExactly("t0", "t1", "t2");
    }

    @Test
    void replacesADocumentWithAGivenIdInItsPlace() {
        store.addEmbedded(List.of(withId("a", "old a", axis(0, 0)), withId("b", "b", axis(0, 0))));
        store.addEmbedded(List.of(withId("c", "c", axis(0, 0)), withId("a", "new a", axis(0, 0))));
        assertThat(texts(store.search(query(9)))).containsExactly("new a", "b", "c");
    }

    @Test
    void storesNothingWhereOneDocumentIsRefused() {
        EmbeddedDocument good = embedded("good", Map.of(), axis(0, 0));
        for (EmbeddedDocument bad : refusedDocuments()) {
            assertThatThrownBy(() -> store.addEmbedded(List.of(good, bad)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("document 1")
                    .hasMessageNotContaining("\n");
        }
        assertThat(store.getCollectionStats().documentCount()).isZero();
    }

    private static List<EmbeddedDocument> refusedDocuments() {
        return List.of(
                embedded("nul \0", Map.of(), axis(0, 0)),
                embedded("half pair \ud83d", Map.of(), axis(0, 0)),
                embedded("metadata", Map.of("a", List.of("x\0")), axis(0, 0)),
                embedded("metadata", Map.of("a", Double.NaN), axis(0, 0)),
                embedded("metadata", Map.of("a", new Object()), axis(0, 0)),
                embedded("short", Map.of(), 1, 2, 3),
                embedded("nan", Map.of(), axis(0, Double.NaN)),
                embedded("infinite", Map.of(), axis(0, Double.POSITIVE_INFINITY)),
                embedded("zero", Map.of(), new float[Fixtures.DIMENSION]),
                embedded("overflow", Map.of(), axis(0, 1e30)),
                withId("", "no id", axis(0, 0)),
                withId("x".repeat(256), "long id", axis(0, 0)));
    }

    @Test
    void refusesAnIdThatOccursTwiceInACall() {
        assertThatThrownBy(() -> store.addEmbedded(List.of(withId("a", "1", axis(0, 0)), withId("a", "2", axis(0, 0)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("occurs twice");
    }

    @Test
    void givesMetadataBackInItsTypes() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("int", 7);
        metadata.put("long", Long.MAX_VALUE);
        metadata.put("big", BigInteger.TWO.pow(80));
        metadata.put("double", 12_345_678.0);
        metadata.put("huge", 1e300);
        metadata.put("tiny", Double.MIN_VALUE);
        metadata.put("null", null);
        metadata.put("nested", Map.of("list", List.of(true, "ü€😀", 1.5)));
        store.addEmbedded(List.of(embedded("m", metadata, axis(0, 0))));
        assertThat(store.search(query(1)).get(0).document().metadata()).isEqualTo(metadata);
    }

    @Test
    void comparesNumbersAsNumbersAndTypesAsTypes() {
        store.addEmbedded(List.of(
                embedded("int", Map.of("a", 1), axis(0, 0)),
                embedded("double", Map.of("a", 1.0), axis(0, 0)),
                embedded("string", Map.of("a", "1"), axis(0, 0)),
                embedded("list", Map.of("a", List.of(1)), axis(0, 0)),
                embedded("missing", Map.of(), axis(0, 0))));
        MetadataFilter one = MetadataFilter.equalTo("a", 1);
        assertThat(texts(store.search(new SearchRequest(axis(0, 0), 9, one)))).containsExactly("int", "double");
        MetadataFilter contradiction = new MetadataFilter.And(List.of(one, MetadataFilter.equalTo("a", 2)));
        assertThat(store.search(new SearchRequest(axis(0, 0), 9, contradiction)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table vector_documents; --", "%", "_", "\"", "\\", "a\u202eb", "$1", "?", ":x"})
    void keepsUsersWithHostileNamesApart(String name) {
        PgVectorStore hostile = exact(database, name);
        hostile.addEmbedded(List.of(embedded(name, Map.of(name, name), axis(0, 0))));
        store.addEmbedded(List.of(withId(name, "anna's", axis(0, 0))));
        MetadataFilter filter = MetadataFilter.equalTo(name, name);
        assertThat(texts(hostile.search(new SearchRequest(axis(0, 0), 9, filter))))
                .containsExactly(name);
        assertThat(texts(hostile.search(query(9)))).containsExactly(name);
        assertThat(texts(store.search(query(9)))).containsExactly("anna's");
    }

    @Test
    void deletesOnlyItsOwnDocuments() {
        PgVectorStore other =
                database.store(new CollectionId("anna", "other"), store.embeddingModel(), new ExactSearch());
        store.addEmbedded(List.of(withId("a", "a", axis(0, 0)), withId("b", "b", axis(0, 0))));
        other.addEmbedded(List.of(withId("a", "other's a", axis(0, 0))));
        store.delete(List.of("a", "unknown", "nul\0"));
        store.delete(List.of());
        assertThat(texts(store.search(query(9)))).containsExactly("b");
        assertThat(texts(other.search(query(9)))).containsExactly("other's a");
        assertThat(store.getCollectionStats().documentCount()).isEqualTo(1);
        assertThat(store.getCollectionStats().status()).isEqualTo("ready");
    }

    @Test
    void acceptsNamesOfTheGreatestLength() {
        String longest = "€".repeat(255);
        PgVectorStore wide =
                database.store(new CollectionId(longest, longest), store.embeddingModel(), new ExactSearch());
        wide.addEmbedded(List.of(withId(longest, "found", axis(0, 0))));
        assertThat(texts(wide.search(query(1)))).containsExactly("found");
    }

    @Test
    void leavesTheCallersArraysAlone() {
        float[] vector = axis(0, 0.5);
        float[] before = Arrays.copyOf(vector, vector.length);
        store.addEmbedded(List.of(embedded("x", Map.of(), vector)));
        store.search(SearchRequest.of(vector, 1));
        assertThat(vector).isEqualTo(before);
    }
}
