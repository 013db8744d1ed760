package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.clustered;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class StreamIngestIT {
    private static final int BATCH = 50;
    private static final int TEXT = 500;

    private PgVectorDatabase database;
    private PgVectorStore store;
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void open(TestDatabase test) {
        database = Fixtures.open(test);
        store = exact(database, "anna").withIngest(new IngestSettings(IngestMethod.COPY, BATCH));
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    private static Iterator<EmbeddedDocument> numbered(int count, String text) {
        return IntStream.range(0, count)
                .mapToObj(i -> withId("id " + i, text + i, axis(0, i)))
                .iterator();
    }

    private List<String> texts() {
        return store.search(SearchRequest.of(axis(0, 0), 1_000)).stream()
                .map(scored -> scored.document().text())
                .toList();
    }

    @Test
    void storesInInputOrderAndTellsTheIds() {
        List<EmbeddedDocument> documents = clustered(3 * BATCH + 7, 3);
        assertThat(store.addStream(documents.iterator(), ids::add)).isEqualTo(documents.size());
        assertThat(ids).hasSize(documents.size()).doesNotHaveDuplicates();
        store.search(SearchRequest.of(axis(0, 0), 1_000))
                .forEach(found -> assertThat(found.document().id())
                        .isEqualTo(ids.get((int) found.document().metadata().get("n"))));
        assertThat(store.addStream(List.<EmbeddedDocument>of().iterator(), ids::add))
                .isZero();
    }

    /** The table's file grows while the stream is still being asked: rows leave as they come. */
    @Test
    void neverHoldsMoreThanABatch(TestDatabase test) throws SQLException {
        List<Long> sizes = new ArrayList<>();
        int batches = 40;
        Iterator<EmbeddedDocument> documents = IntStream.range(0, batches * BATCH)
                .mapToObj(i -> {
                    if (i % (10 * BATCH) == 0) {
                        sizes.add(tableBytes(test));
                    }
                    return Fixtures.embedded("x".repeat(TEXT), Map.of(), axis(0, i));
                })
                .iterator();
        store.addStream(documents, ids::add);
        assertThat(sizes).hasSize(batches / 10);
        for (int i = 1; i < sizes.size(); i++) {
            assertThat(sizes.get(i) - sizes.get(i - 1)).isGreaterThan(9L * BATCH * TEXT);
        }
        assertThat(store.getCollectionStats().documentCount()).isEqualTo((long) batches * BATCH);
    }

    private long tableBytes(TestDatabase test) {
        try (Connection connection = DriverManager.getConnection(
                        test.connection().jdbcUrl(),
                        test.connection().user(),
                        test.connection().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_relation_size('" + store.getCollectionStats().storePath() + "_p0')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void replacesExistingIdsAndKeepsPositions() {
        store.addStream(numbered(2 * BATCH, "first "), ids::add);
        store.addStream(numbered(4 * BATCH, "second "), ids::add);
        assertThat(texts())
                .isEqualTo(IntStream.range(0, 4 * BATCH)
                        .mapToObj(i -> "second " + i)
                        .toList());
    }

    @Test
    void mixesGivenAndAssignedIds() {
        Stream<EmbeddedDocument> documents = IntStream.range(0, 3 * BATCH)
                .mapToObj(i -> i / BATCH == 1
                        ? withId("id " + i, "text " + i, axis(0, i))
                        : Fixtures.embedded("text " + i, Map.of(), axis(0, i)));
        assertThat(store.addStream(documents.iterator(), ids::add)).isEqualTo(3 * BATCH);
        assertThat(ids.get(BATCH)).isEqualTo("id " + BATCH);
        assertThat(texts())
                .isEqualTo(
                        IntStream.range(0, 3 * BATCH).mapToObj(i -> "text " + i).toList());
    }

    @Test
    void storesNothingOfAStreamWithADoubleId() {
        store.addEmbedded(List.of(withId("id 0", "old", axis(0, 0))));
        Stream<EmbeddedDocument> documents = IntStream.range(0, 3 * BATCH)
                .mapToObj(i -> withId("id " + (i == 2 * BATCH + 1 ? 0 : i), "new", axis(0, 0)));
        assertThatThrownBy(() -> store.addStream(documents.iterator(), ids::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("1 ids of documents 100 to 149 occurred earlier in the stream; give each document its own");
        assertThat(texts()).containsExactly("old");
        Stream<EmbeddedDocument> side =
                IntStream.range(0, BATCH).mapToObj(i -> withId("id " + i / 2, "new", axis(0, 0)));
        assertThatThrownBy(() -> store.addStream(side.iterator(), ids::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the id of document 1 occurs twice");
        assertThat(texts()).containsExactly("old");
    }

    @Test
    void storesNothingOfAStreamThatBreaks() {
        Stream<EmbeddedDocument> broken = IntStream.range(0, 3 * BATCH).mapToObj(i -> {
            if (i == 2 * BATCH + 5) {
                throw new IllegalStateException("the source broke");
            }
            return Fixtures.embedded("text", Map.of(), axis(0, i));
        });
        assertThatThrownBy(() -> store.addStream(broken.iterator(), ids::add)).hasMessage("the source broke");
        Stream<EmbeddedDocument> bad = IntStream.range(0, 3 * BATCH)
                .mapToObj(i -> Fixtures.embedded("t", Map.of(), axis(0, i == 2 * BATCH + 5 ? Double.NaN : i)));
        assertThatThrownBy(() -> store.addStream(bad.iterator(), ids::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("document 105");
        assertThat(store.getCollectionStats().documentCount()).isZero();
        store.addEmbedded(clustered(3, 1));
        assertThat(store.getCollectionStats().documentCount()).isEqualTo(3);
    }
}
