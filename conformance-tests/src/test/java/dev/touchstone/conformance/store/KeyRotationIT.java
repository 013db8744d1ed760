package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.embedded;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class KeyRotationIT {
    private static final int DOCUMENTS = 250;
    private static final CollectionId ANNA = CollectionId.ofUser("anna");

    private TestDatabase server;
    private String schema;
    private PgVectorDatabase before;
    private PgVectorDatabase rotating;
    private List<Document> all;

    @BeforeEach
    void fill(TestDatabase testDatabase) {
        server = testDatabase;
        schema = testDatabase.newSchema();
        before = Encrypted.open(server, schema, Encrypted.under(Encrypted.OLD));
        rotating = Encrypted.open(server, schema, Encrypted.rotating());
        List<EmbeddedDocument> documents = IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> embedded("text " + i, Map.of("n", i % 2, "i", i), axis(0, i / 1_000.0)))
                .toList();
        exact(before, "anna").addEmbedded(documents);
        all = Encrypted.nearest(exact(before, "anna"), DOCUMENTS);
    }

    @AfterEach
    void close() {
        rotating.dropSchema();
        rotating.close();
        before.close();
    }

    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void interruptAfterTheFirstBatch() {
        assertThatThrownBy(() -> rotating.rotateKeys(ANNA, done -> {
                    throw new Interruption();
                }))
                .isInstanceOf(Interruption.class);
    }

    private static List<Document> odd(PgVectorStore store) {
        return store.search(new SearchRequest(axis(0, 0), DOCUMENTS, MetadataFilter.equalTo("n", 1))).stream()
                .map(found -> found.document())
                .toList();
    }

    @Test
    void goesOnWhereItWasInterruptedAndLosesNothing() {
        interruptAfterTheFirstBatch();
        assertThat(Encrypted.nearest(exact(rotating, "anna"), DOCUMENTS)).isEqualTo(all);
        assertThat(odd(exact(rotating, "anna"))).hasSize(DOCUMENTS / 2);
        assertThat(rotating.rotateKeys(ANNA, done -> {})).isEqualTo(DOCUMENTS - 100);
        assertThat(rotating.rotateKeys(ANNA, done -> {})).isZero();
        try (PgVectorDatabase after = Encrypted.open(server, schema, Encrypted.under(Encrypted.NEW))) {
            assertThat(Encrypted.nearest(exact(after, "anna"), DOCUMENTS)).isEqualTo(all);
            assertThat(odd(exact(after, "anna"))).hasSize(DOCUMENTS / 2);
        }
    }

    @Test
    void refusesOneKeyAloneWhileTheRotationIsUnfinished() {
        interruptAfterTheFirstBatch();
        try (PgVectorDatabase after = Encrypted.open(server, schema, Encrypted.under(Encrypted.NEW))) {
            assertThatThrownBy(() -> exact(after, "anna"))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageContaining("unfinished");
        }
        assertThatThrownBy(() -> exact(before, "anna")).isInstanceOf(VectorStoreException.class);
    }

    @Test
    void leavesNothingThatTheOldKeyOpens() {
        PgVectorStore stale = exact(before, "anna");
        rotating.rotateKeys(ANNA, done -> {});
        assertThatThrownBy(() -> Encrypted.nearest(stale, 1)).hasMessageContaining("another key");
        assertThatThrownBy(() -> odd(stale)).hasMessageContaining("another key");
        assertThatThrownBy(() -> exact(before, "anna")).hasMessageContaining("another key");
    }

    @Test
    void keepsAStoreOfTheOldKeyFromWritingOnceItHasBegun() {
        PgVectorStore stale = exact(before, "anna");
        interruptAfterTheFirstBatch();
        assertThatThrownBy(() -> stale.addEmbedded(List.of(embedded("late", Map.of(), axis(0, 0)))))
                .hasMessageContaining("open the store again");
        exact(rotating, "anna").addEmbedded(List.of(embedded("new", Map.of(), axis(0, 0))));
        rotating.rotateKeys(ANNA, done -> {});
        try (PgVectorDatabase after = Encrypted.open(server, schema, Encrypted.under(Encrypted.NEW))) {
            assertThat(Encrypted.nearest(exact(after, "anna"), DOCUMENTS + 9)).hasSize(DOCUMENTS + 1);
        }
    }

    @Test
    void needsBothKeysAndAnEncryptedCollection() {
        assertThatThrownBy(() -> before.rotateKeys(ANNA, done -> {}))
                .hasMessageContaining("ENCRYPTION_PREVIOUS_MASTER_KEY");
        assertThatThrownBy(() -> rotating.rotateKeys(CollectionId.ofUser("nobody"), done -> {}))
                .hasMessageContaining("not encrypted");
    }
}
