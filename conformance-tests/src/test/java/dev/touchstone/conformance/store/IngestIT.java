package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.clustered;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static dev.touchstone.conformance.store.Fixtures.near;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@PostgresTest
class IngestIT {
    private static final int BATCH = 7;

    private PgVectorDatabase database;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        database = Fixtures.open(testDatabase);
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    private PgVectorStore store(String user, IngestMethod method) {
        return exact(database, user).withIngest(new IngestSettings(method, BATCH));
    }

    private static List<ScoredDocument> all(PgVectorStore store) {
        return store.search(SearchRequest.of(near(new SplittableRandom(5)), 1_000));
    }

    @ParameterizedTest
    @EnumSource(IngestMethod.class)
    void storesTheSameRowsWhateverTheMethod(IngestMethod method) {
        List<EmbeddedDocument> documents = clustered(100, 3);
        exact(database, "reference").addEmbedded(documents);
        List<String> ids = store("subject", method).addEmbedded(documents);
        assertThat(ids).hasSize(100).doesNotHaveDuplicates();
        List<ScoredDocument> expected = all(exact(database, "reference"));
        List<ScoredDocument> actual = all(store("subject", method));
        assertThat(actual).hasSize(100);
        for (int i = 0; i < 100; i++) {
            ScoredDocument subject = actual.get(i);
            assertThat(subject.score()).isEqualTo(expected.get(i).score());
            assertThat(subject.document().withId(null))
                    .isEqualTo(expected.get(i).document().withId(null));
            int n = (int) subject.document().metadata().get("n");
            assertThat(subject.document().id()).isEqualTo(ids.get(n));
        }
    }

    @ParameterizedTest
    @EnumSource(IngestMethod.class)
    void replacesExistingIdsAndKeepsPositions(IngestMethod method) {
        PgVectorStore store = store("anna", method);
        store.addEmbedded(numbered(0, 40, "first "));
        store.addEmbedded(numbered(20, 80, "second "));
        List<String> texts =
                all(store).stream().map(scored -> scored.document().text()).toList();
        List<String> expected = new ArrayList<>();
        IntStream.range(0, 80).forEach(i -> expected.add((i < 20 ? "first " : "second ") + i));
        assertThat(texts).isEqualTo(expected);
    }

    private static List<EmbeddedDocument> numbered(int from, int to, String text) {
        return IntStream.range(from, to)
                .mapToObj(i -> withId("id " + i, text + i, axis(0, 0)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(IngestMethod.class)
    void leavesNothingOfACallThatFailsOnTheServer(IngestMethod method, TestDatabase testDatabase) throws Exception {
        PgVectorStore store = store("anna", method);
        String table = store.getCollectionStats().storePath();
        try (Connection connection = DriverManager.getConnection(
                        testDatabase.connection().jdbcUrl(),
                        testDatabase.connection().user(),
                        testDatabase.connection().password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter table " + table + " add check (text <> 'text 57')");
        }
        assertThatThrownBy(() -> store.addEmbedded(clustered(100, 4)))
                .isInstanceOf(VectorStoreException.class)
                .hasMessage("adding documents failed: the server refused it (SQLSTATE 23514)");
        assertThat(store.getCollectionStats().documentCount()).isZero();
        store.addEmbedded(clustered(50, 4));
        assertThat(store.getCollectionStats().documentCount()).isEqualTo(50);
    }

    /** To statistics that do not know a user, any index is as good as the primary key; and long ids make that one deep. */
    @Test
    void looksIdsUpWithoutReadingTheDocumentsThatAreThere(TestDatabase testDatabase) throws Exception {
        String schema;
        try (PgVectorDatabase own = Fixtures.open(testDatabase, 1)) {
            exact(own, "others").addEmbedded(clustered(200, 6));
            own.analyze();
            PgVectorStore store = exact(own, "anna");
            String table = store.getCollectionStats().storePath();
            schema = table.substring(0, table.indexOf('.'));
            store.addEmbedded(longIds(3_000, 6_000));
            store.addEmbedded(longIds(2_000, 3_000));
        }
        assertThat(indexEntriesRead(testDatabase, schema)).isLessThan(20_000);
    }

    private static List<EmbeddedDocument> longIds(int from, int to) {
        String prefix = "x".repeat(200);
        return IntStream.range(from, to)
                .mapToObj(i -> withId(prefix + i, "text " + i, axis(0, i)))
                .toList();
    }

    /** Waits for what sessions report when they have ended: the ids looked up have found at least one entry each. */
    private static long indexEntriesRead(TestDatabase testDatabase, String schema) throws Exception {
        String sql =
                "select coalesce(sum(idx_tup_read), 0) from pg_stat_all_indexes where schemaname = '" + schema + "'";
        try (Connection connection = DriverManager.getConnection(
                        testDatabase.connection().jdbcUrl(),
                        testDatabase.connection().user(),
                        testDatabase.connection().password());
                Statement statement = connection.createStatement()) {
            long read = 0;
            for (int look = 0; read < 1_000 && look < 500; look++) {
                Thread.sleep(20);
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    read = row.getLong(1);
                }
            }
            assertThat(read).as("entries read, as the server counted them").isGreaterThanOrEqualTo(1_000);
            return read;
        }
    }

    @Test
    void acceptsTextsLargerThanTheCopyBuffer() {
        String large = "x€".repeat(200_000);
        PgVectorStore store = store("anna", IngestMethod.COPY);
        store.addEmbedded(List.of(withId("a", large, axis(0, 0))));
        assertThat(all(store).get(0).document().text()).isEqualTo(large);
    }
}
