package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.PostgresStoreUnderTest.Setup;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What only shows in a table so large that the index is really used: one connection, 20,000 clustered vectors. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LargeTable {
    private static final int EXECUTIONS = 15;

    private final Setup setup;
    private final Clusters clusters = new Clusters(32);
    private TestDatabase given;
    private PgVectorDatabase database;

    LargeTable(Setup setup) {
        this.setup = setup;
    }

    @BeforeAll
    void load(TestDatabase test) {
        given = test;
        database = PgVectorDatabase.open(
                test.connection(),
                new VectorSpace(test.schema(), clusters.dimension()),
                PoolSettings.defaults().withMaximumSize(1));
        store("large").addEmbedded(clusters.documents(10_000, 0));
        store("small").addEmbedded(clusters.documents(20, 10_000));
        store("large").addEmbedded(clusters.documents(9_980, 10_020));
        database.indexes().build(setup.index());
        database.analyze();
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private PgVectorStore store(String user) {
        return database.store(CollectionId.ofUser(user), new LetterModel(clusters.dimension()), setup.settings());
    }

    private List<String> exactIds(PgVectorStore store, SearchRequest request) {
        return Samples.ids(store.withSettings(new ExactSearch()).search(request));
    }

    @Test
    void answersFromTheIndexOnEveryExecution() {
        PgVectorStore store = store("large");
        SearchRequest request = SearchRequest.of(clusters.query(1), 10);
        assertThat(store.observePlans(request, EXECUTIONS))
                .hasSize(EXECUTIONS)
                .allMatch(PlanObservation::usesVectorIndex);
        assertThat(store.search(request)).hasSize(10);
        assertThat(store.exactFallbacks()).isZero();
    }

    @Test
    void fillsTheAnswerOfAFilteredSearchOnEveryExecution() {
        PgVectorStore store = store("large");
        MetadataFilter rare = MetadataFilter.equalTo("rare", true);
        SearchRequest request = new SearchRequest(clusters.query(2), 10, rare);
        for (int execution = 1; execution <= EXECUTIONS; execution++) {
            assertThat(store.search(request))
                    .as("execution %d", execution)
                    .hasSize(10)
                    .allSatisfy(row -> assertThat(row.document().metadata()).containsEntry("rare", true));
        }
    }

    @Test
    void findsEveryDocumentOfASmallUserOnEveryExecution() {
        PgVectorStore store = store("small");
        SearchRequest request = SearchRequest.of(clusters.query(3), 30);
        List<String> exact = exactIds(store, request);
        assertThat(exact).hasSize(20);
        for (int execution = 1; execution <= EXECUTIONS; execution++) {
            assertThat(Samples.ids(store.search(request)))
                    .as("execution %d", execution)
                    .isEqualTo(exact);
        }
        SearchRequest ten = SearchRequest.of(clusters.query(4), 10);
        assertThat(store.search(ten)).hasSize(10);
    }

    @Test
    void returnsKRowsFarBeyondWhatTheSettingsLookAt() {
        PgVectorStore store = store("large");
        for (int k : new int[] {41, 200, 1_500}) {
            assertThat(store.search(SearchRequest.of(clusters.query(5), k)))
                    .as("k %d", k)
                    .hasSize(k);
        }
        assertThat(store.search(SearchRequest.of(clusters.query(5), 30_000))).hasSize(19_980);
    }

    @Test
    void forcesExactSearchPastTheIndex() {
        PgVectorStore exact = store("large").withSettings(new ExactSearch());
        SearchRequest request = SearchRequest.of(clusters.query(6), 50);
        assertThat(exact.observePlans(request, EXECUTIONS)).noneMatch(PlanObservation::usesVectorIndex);
        assertThat(Samples.texts(exact.search(request))).isEqualTo(clusters.nearest(clusters.query(6), 50));
    }

    /** A trigger tells what the pool's only connection is set to when the next borrower inserts. */
    @Test
    void leavesNoSettingBehindForTheNextBorrower() throws SQLException {
        List<String> before = settingsOfNextBorrower();
        assertThat(before).contains("hnsw.ef_search = 40", "ivfflat.probes = 1", "plan_cache_mode = auto");
        store("large").search(SearchRequest.of(clusters.query(7), 25));
        assertThat(settingsOfNextBorrower()).isEqualTo(before);
        store("large").withSettings(new ExactSearch()).search(SearchRequest.of(clusters.query(7), 25));
        assertThat(settingsOfNextBorrower()).isEqualTo(before);
    }

    private List<String> settingsOfNextBorrower() throws SQLException {
        String schema = given.schema();
        run("create table if not exists " + schema + ".seen (name text, setting text)");
        run("truncate " + schema + ".seen");
        run("create or replace function " + schema + ".look() returns trigger language plpgsql as $$ begin insert into "
                + schema
                + ".seen select name, setting from pg_settings where name like 'hnsw.%' or name like 'ivfflat.%'"
                + " or name like 'enable_%' or name in ('plan_cache_mode', 'search_path'); return null; end $$");
        run("create or replace trigger look after insert on " + schema
                + ".vector_documents for each statement execute function " + schema + ".look()");
        store("visitor").addEmbedded(List.of(Samples.document("x", clusters.query(1))));
        run("drop trigger look on " + schema + ".vector_documents");
        return run("select distinct name || ' = ' || setting from " + schema + ".seen order by 1");
    }

    private List<String> run(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        given.connection().jdbcUrl(),
                        given.connection().user(),
                        given.connection().password());
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                }
            }
        }
        return values;
    }
}
