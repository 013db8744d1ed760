package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.embedded;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Statements that forget their WHERE, run by the role that owns the table, confined as the store confines them. */
@PostgresTest
class RowLevelSecurityIT {
    private String table;
    private ConnectionSettings settings;
    private PgVectorDatabase database;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        String schema = testDatabase.newSchema();
        table = schema + ".vector_documents";
        settings = testDatabase.connection();
        database =
                PgVectorDatabase.open(settings, new VectorSpace(schema, Fixtures.DIMENSION), PoolSettings.defaults());
        exact(database, "anna").addEmbedded(Fixtures.clustered(3, 1));
        exact(database, "ben").addEmbedded(Fixtures.clustered(40, 2));
        database.store(
                        new CollectionId("anna", "other"),
                        exact(database, "anna").embeddingModel(),
                        new ExactSearch())
                .addEmbedded(List.of(embedded("in another collection", Map.of(), axis(0, 0))));
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    private Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection beginAsAnna() throws SQLException {
        Connection connection = begin();
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('touchstone.user_id', ?, true), set_config('touchstone.collection', ?, true)")) {
            statement.setString(1, "anna");
            statement.setString(2, CollectionId.DEFAULT_COLLECTION);
            statement.execute();
        }
        return connection;
    }

    private long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private String insert(String user) {
        return "insert into " + table + " (user_id, collection_name, id, text, embedding) values ('" + user + "', '"
                + CollectionId.DEFAULT_COLLECTION + "', 'x', 'x', array_fill(1, array[24])::vector)";
    }

    @Test
    void showsAStatementThatForgetsItsWhereOnlyItsOwnCollection() throws SQLException {
        try (Connection connection = beginAsAnna()) {
            assertThat(count(connection)).isEqualTo(3);
        }
    }

    @Test
    void confinesAnUpdateAndADeleteThatForgetTheirWhere() throws SQLException {
        try (Connection connection = beginAsAnna()) {
            assertThat(update(connection, "update " + table + " set text = 'changed'"))
                    .isEqualTo(3);
            assertThat(update(connection, "delete from " + table)).isEqualTo(3);
            connection.commit();
        }
        assertThat(exact(database, "ben").getCollectionStats().documentCount()).isEqualTo(40);
    }

    @Test
    void showsNothingWhereNobodyIsNamed() throws SQLException {
        try (Connection connection = beginAsAnna()) {
            connection.commit();
            assertThat(count(connection)).isZero();
        }
        try (Connection connection = begin()) {
            assertThat(count(connection)).isZero();
            assertThatThrownBy(() -> update(connection, insert("anna"))).hasMessageContaining("row-level security");
        }
    }

    @Test
    void refusesToWriteOrMoveARowIntoAnothersCollection() throws SQLException {
        try (Connection connection = beginAsAnna()) {
            assertThatThrownBy(() -> update(connection, insert("ben"))).hasMessageContaining("row-level security");
        }
        try (Connection connection = beginAsAnna()) {
            assertThatThrownBy(() -> update(connection, "update " + table + " set user_id = 'ben'"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void refusesToReadTheRowsBehindThePolicy() throws SQLException {
        for (String statement : List.of("select * from %s", "delete from %s", "update %s set text = ''")) {
            try (Connection connection = beginAsAnna()) {
                assertThatThrownBy(() -> update(connection, statement.formatted(table + "_p0")))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void refusesToCopyARowIntoAnothersCollection() throws SQLException {
        try (Connection connection = beginAsAnna()) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + "_p0 (user_id, collection_name, id, text, embedding) from stdin");
            String vector = "[" + "1,".repeat(Fixtures.DIMENSION - 1) + "1]";
            byte[] row = ("ben\t" + CollectionId.DEFAULT_COLLECTION + "\tx\tx\t" + vector + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(row, 0, row.length);
            assertThatThrownBy(copy::endCopy).hasMessageContaining("a row of another user or collection");
        }
        assertThat(exact(database, "ben").getCollectionStats().documentCount()).isEqualTo(40);
    }

    @Test
    void maintainsTheRowsOfEverybody() {
        database.indexes().build(new IndexSpec.IvfFlat(2));
        database.indexes().build(new IndexSpec.Hnsw(16, 64));
        database.analyze();
        assertThat(database.indexes().current()).contains(new IndexSpec.Hnsw(16, 64));
        database.truncate();
        assertThat(exact(database, "ben").getCollectionStats().documentCount()).isZero();
    }
}
