package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.query;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With one pooled connection, what a search set must be gone for the statement after it. */
@PostgresTest
class SettingsLeakIT {
    private String schema;
    private ConnectionSettings settings;
    private PgVectorDatabase database;
    private PgVectorStore store;

    @BeforeEach
    void open(TestDatabase testDatabase) throws SQLException {
        schema = testDatabase.newSchema();
        settings = testDatabase.connection();
        database = PgVectorDatabase.open(
                settings,
                new VectorSpace(schema, Fixtures.DIMENSION),
                PoolSettings.defaults().withMaximumSize(1));
        store = database.store(
                CollectionId.ofUser("anna"), Fixtures.exact(database, "x").embeddingModel(), HnswSearch.of(77));
        // each stored row remembers what its connection was set to
        execute("create table " + schema + ".seen (ef_search text, plan_cache_mode text)");
        execute("create function " + schema + ".see() returns trigger language plpgsql as $$ begin insert into "
                + schema
                + ".seen values (current_setting('hnsw.ef_search'), current_setting('plan_cache_mode')); return new;"
                + " end $$");
        execute("create trigger see before insert on " + schema + ".vector_documents for each row execute function "
                + schema + ".see()");
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    private List<String> seen() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select ef_search, plan_cache_mode from " + schema + ".seen")) {
            row.next();
            return List.of(row.getString(1), row.getString(2));
        }
    }

    @Test
    void forgetsTheSettingsOfASearch() throws SQLException {
        store.search(query(3));
        store.addEmbedded(List.of(withId("a", "a", axis(0, 0))));
        assertThat(seen()).containsExactly("40", "auto");
    }

    @Test
    void returnsACleanConnectionAfterASearchThatFailed() throws SQLException {
        execute("alter table " + schema + ".vector_documents rename to away");
        for (int i = 0; i < 7; i++) {
            assertThatThrownBy(() -> store.search(query(3)))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessage("the search failed: the schema is gone; open the database again to create it");
        }
        execute("alter table " + schema + ".away rename to vector_documents");
        store.addEmbedded(List.of(withId("a", "a", axis(0, 0))));
        assertThat(seen()).containsExactly("40", "auto");
        assertThat(store.search(query(3))).hasSize(1);
    }
}
