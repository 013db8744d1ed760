package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.embedded;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.Document;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@PostgresTest
class EncryptionIT {
    private TestDatabase server;
    private String schema;
    private PgVectorDatabase database;
    private PgVectorStore store;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        server = testDatabase;
        schema = testDatabase.newSchema();
        database = Encrypted.open(server, schema, Encrypted.under(Encrypted.OLD));
        store = exact(database, "anna");
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    private List<String> filtered(MetadataFilter filter) {
        return store.search(new SearchRequest(axis(0, 0), 9, filter)).stream()
                .map(found -> found.document().text())
                .toList();
    }

    private void assertRefused(Optional<Encryption> encryption, String reason) {
        try (PgVectorDatabase other = Encrypted.open(server, schema, encryption)) {
            assertThatThrownBy(() -> exact(other, "anna"))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageContaining(reason)
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @EnumSource(IngestMethod.class)
    void givesBackWhatWasAddedWhicheverWayItWasSent(IngestMethod method) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("n", 1.0);
        metadata.put("null", null);
        metadata.put("nested", Map.of("list", List.of(true, "ü€😀", Long.MAX_VALUE)));
        PgVectorStore writing = store.withIngest(new IngestSettings(method, 100));
        List<String> ids = writing.addEmbedded(
                List.of(embedded("täxt €😀", metadata, axis(0, 0)), embedded("", Map.of(), axis(0, 1))));
        assertThat(Encrypted.nearest(store, 9))
                .containsExactly(
                        new Document(ids.get(0), "täxt €😀", metadata), new Document(ids.get(1), "", Map.of()));
    }

    @Test
    void replacesAndDeletesByIdAsAPlainStoreDoes() {
        store.addEmbedded(List.of(withId("a", "old", axis(0, 0)), withId("b", "b", axis(0, 1))));
        store.addEmbedded(List.of(withId("a", "new", axis(0, 0))));
        assertThat(Encrypted.nearest(store, 9)).extracting(Document::text).containsExactly("new", "b");
        store.delete(List.of("a"));
        assertThat(Encrypted.nearest(store, 9)).extracting(Document::text).containsExactly("b");
    }

    @Test
    void opensWhatIsFetchedPagedAndRankedAndDeletesByChosenKeys() {
        List<String> ids = store.addEmbedded(
                List.of(embedded("one", Map.of("n", 1), axis(0, 0)), embedded("two", Map.of("n", 2), axis(0, 1))));
        assertThat(store.getByIds(ids)).extracting(Document::text).containsExactly("one", "two");
        assertThat(store.page(PageRequest.first(9)).items())
                .extracting(Document::text)
                .containsExactly("one", "two");
        assertThat(store.page(PageRequest.first(9).withFilter(MetadataFilter.equalTo("n", 2)))
                        .items())
                .extracting(Document::text)
                .containsExactly("two");
        MetadataFilter notChosen = MetadataFilter.equalTo("salary", 1);
        assertThatThrownBy(() -> store.page(PageRequest.first(9).withFilter(notChosen)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store.deleteMatching(notChosen)).isInstanceOf(InvalidInputException.class);
        assertThat(store.deleteMatching(MetadataFilter.equalTo("n", 1.0))).isEqualTo(1);
        assertThat(Encrypted.nearest(store, 9)).extracting(Document::text).containsExactly("two");
    }

    @Test
    void filtersByEqualityOfChosenKeys() {
        store.addEmbedded(List.of(
                embedded("int", Map.of("n", 1, "department", "x"), axis(0, 0)),
                embedded("double", Map.of("n", 1.0), axis(0, 0.1)),
                embedded("string", Map.of("n", "1"), axis(0, 0.2)),
                embedded("list", Map.of("n", List.of(1)), axis(0, 0.3)),
                embedded("huge", Map.of("n", 9_007_199_254_740_993L), axis(0, 0.4)),
                embedded("other", Map.of("department", "x", "n", true), axis(0, 0.5)),
                embedded("missing", Map.of(), axis(0, 0.6))));
        MetadataFilter one = MetadataFilter.equalTo("n", 1);
        MetadataFilter department = MetadataFilter.equalTo("department", "x");
        assertThat(filtered(one)).containsExactly("int", "double");
        assertThat(filtered(department)).containsExactly("int", "other");
        assertThat(filtered(new MetadataFilter.And(List.of(one, department)))).containsExactly("int");
        assertThat(filtered(MetadataFilter.equalTo("n", 9_007_199_254_740_992L)))
                .isEmpty();
        assertThat(filtered(MetadataFilter.equalTo("n", true))).containsExactly("other");
    }

    @Test
    void refusesAFilterOnAKeyThatWasNotChosen() {
        assertThatThrownBy(() -> filtered(MetadataFilter.equalTo("salary", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[department, n]")
                .hasMessageContaining("Equal of salary");
    }

    @Test
    void refusesAWrongKeyEvenWhereThereIsNothingToFind() {
        assertRefused(Encrypted.under(Encrypted.NEW), "another key");
        store.addEmbedded(List.of(embedded("x", Map.of(), axis(0, 0))));
        assertRefused(Encrypted.under(Encrypted.NEW), "another key");
    }

    @Test
    void refusesAnEncryptedCollectionWithoutAKeyAndAPlainOneWithIt() {
        assertRefused(Optional.empty(), MasterKey.VARIABLE);
        try (PgVectorDatabase plain = Encrypted.open(server, schema, Optional.empty())) {
            exact(plain, "berta").addEmbedded(List.of(embedded("plain", Map.of(), axis(0, 0))));
        }
        assertThatThrownBy(() -> exact(database, "berta")).hasMessageContaining("documents that are not encrypted");
    }

    @Test
    void refusesOtherFilterKeysThanTheCollectionWasMadeWith() {
        assertRefused(Optional.of(new Encryption(Encrypted.OLD, Set.of("n"))), "[department, n]");
    }

    /** A store opened plainly before the collection became an encrypted one would write plain documents into it. */
    @Test
    void reportsADocumentStoredTheOtherWayInsteadOfReturningIt() {
        try (PgVectorDatabase plain = Encrypted.open(server, schema, Optional.empty())) {
            PgVectorStore early = exact(plain, "clara");
            PgVectorStore encrypted = exact(database, "clara");
            encrypted.addEmbedded(List.of(embedded("secret", Map.of(), axis(0, 0))));
            assertThatThrownBy(() -> Encrypted.nearest(early, 1)).hasMessageContaining("is encrypted");
            early.addEmbedded(List.of(embedded("plain", Map.of(), axis(0, 0))));
            assertThatThrownBy(() -> Encrypted.nearest(encrypted, 9)).hasMessageContaining("not encrypted");
        }
    }

    @Test
    void keepsTheReservedMetadataKeyToItself() {
        try (PgVectorDatabase plain = Encrypted.open(server, schema, Optional.empty())) {
            assertThatThrownBy(() -> exact(plain, "dora")
                            .addEmbedded(List.of(embedded("x", Map.of("touchstone:sealed", 1), axis(0, 0)))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("reserved");
        }
        store.addEmbedded(List.of(embedded("x", Map.of("touchstone:sealed", 1), axis(0, 0))));
        assertThat(Encrypted.nearest(store, 1).get(0).metadata()).isEqualTo(Map.of("touchstone:sealed", 1));
    }
}
