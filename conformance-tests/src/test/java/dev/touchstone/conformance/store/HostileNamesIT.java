package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.embedded;
import static dev.touchstone.conformance.store.Fixtures.query;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User ids and collection names that would break out of a statement, or mean another's, if they were ever pasted in. */
@PostgresTest
class HostileNamesIT {
    private static final List<String> NAMES = List.of(
            "o'brien",
            "'; drop table vector_documents; --",
            "\"",
            "\\",
            "%",
            "_",
            "*",
            "$1",
            "?",
            ":x",
            "{}",
            "''",
            "anna",
            "Anna",
            "anna ",
            " anna",
            "an\nna",
            "a\u202eb",
            "a\u200bb",
            "\u00e9",
            "e\u0301",
            "\ud83d\ude00",
            "null",
            "x".repeat(255),
            "\ud83d\ude00".repeat(127) + "y");

    private static final List<IngestMethod> METHODS = List.of(IngestMethod.values());

    private PgVectorDatabase database;

    @BeforeEach
    void open(TestDatabase given) {
        database = Fixtures.open(given);
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    private List<PgVectorStore> everybody() {
        List<PgVectorStore> stores = new ArrayList<>();
        for (String name : NAMES) {
            stores.add(store(new CollectionId(name, "same")));
            stores.add(store(new CollectionId("same", name)));
        }
        return stores;
    }

    private PgVectorStore store(CollectionId id) {
        return database.store(id, Fixtures.exact(database, "x").embeddingModel(), new ExactSearch());
    }

    private static List<String> texts(PgVectorStore store) {
        return store.search(query(100)).stream()
                .map(found -> found.document().text())
                .toList();
    }

    @Test
    void keepsEveryNameApartInEveryOperation() {
        List<PgVectorStore> stores = everybody();
        for (int i = 0; i < stores.size(); i++) {
            PgVectorStore store = stores.get(i);
            List<EmbeddedDocument> documents =
                    List.of(withId("shared id", "old " + i, axis(0, 0)), embedded("own " + i, Map.of(), axis(1, 0)));
            store.withIngest(new IngestSettings(METHODS.get(i % METHODS.size()), 100))
                    .addEmbedded(documents);
            store.addEmbedded(List.of(withId("shared id", "new " + i, axis(0, 0))));
        }
        for (int i = 0; i < stores.size(); i++) {
            assertThat(texts(stores.get(i))).as("store %d", i).containsExactly("new " + i, "own " + i);
            assertThat(stores.get(i).getCollectionStats().documentCount()).isEqualTo(2);
        }
        for (int i = 0; i < stores.size(); i += 2) {
            stores.get(i).delete(List.of("shared id"));
        }
        for (int i = 0; i < stores.size(); i++) {
            assertThat(texts(stores.get(i))).as("store %d", i).hasSize(i % 2 == 0 ? 1 : 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nul\0", "half \ud83d"})
    void refusesByNameWhatCannotBeStored(String name) {
        for (String bad : List.of(name, "x".repeat(256))) {
            assertThatThrownBy(() -> new CollectionId(bad, "c"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("user id")
                    .hasMessageNotContaining("\n");
            assertThatThrownBy(() -> new CollectionId("u", bad))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("collection name");
        }
    }
}
