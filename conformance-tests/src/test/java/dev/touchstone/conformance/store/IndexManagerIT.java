package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.clustered;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.postgres.BuildProgress;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.IndexManager;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class IndexManagerIT {
    private static final IndexSpec SLOW = new IndexSpec.Hnsw(50, 400);

    private String schema;
    private PgVectorDatabase database;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        schema = testDatabase.newSchema();
        database = PgVectorDatabase.open(
                testDatabase.connection(), new VectorSpace(schema, Fixtures.DIMENSION), PoolSettings.defaults());
    }

    @AfterEach
    void close() {
        database.dropSchema();
        database.close();
    }

    @Test
    void buildsInPlaceOfThePresentIndex() {
        exact(database, "anna").addEmbedded(clustered(500, 1));
        IndexManager indexes = database.indexes();
        assertThat(indexes.current()).isEmpty();
        IndexSpec hnsw = new IndexSpec.Hnsw(6, 20);
        BuiltIndex built = indexes.build(hnsw, new BuildSettings(OptionalInt.of(32), OptionalInt.of(0)));
        assertThat(built.sizeBytes()).isPositive();
        assertThat(built.buildTime()).isPositive();
        assertThat(indexes.current()).contains(hnsw);
        indexes.build(new IndexSpec.IvfFlat(5));
        assertThat(indexes.current()).contains(new IndexSpec.IvfFlat(5));
        assertThat(indexes.build(new IndexSpec.Exact()).sizeBytes()).isZero();
        assertThat(indexes.current()).isEmpty();
        indexes.drop();
    }

    @Test
    void refusesIvfFlatOverAnEmptyTable() {
        assertThatThrownBy(() -> database.indexes().build(new IndexSpec.IvfFlat(5)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("load documents first");
    }

    @Test
    void saysThatTheGraphOutgrewItsMemory() {
        exact(database, "anna").addEmbedded(clustered(6_000, 1));
        BuiltIndex built = database.indexes()
                .build(new IndexSpec.Hnsw(16, 64), new BuildSettings(OptionalInt.of(1), OptionalInt.of(0)));
        assertThat(built.notices())
                .anyMatch(notice -> notice.startsWith(
                        "maintenance_work_mem is 1 MiB and the graph of 6000 rows needs" + " about 5 MiB"))
                .anyMatch(notice -> notice.contains("graph no longer fits into maintenance_work_mem"));
    }

    /** The build waits for a writer, who goes on once the listener has heard of it. */
    @Test
    void tellsHowFarTheBuildIs(TestDatabase test) throws SQLException {
        exact(database, "anna").addEmbedded(clustered(500, 1));
        Queue<BuildProgress> seen = new ConcurrentLinkedQueue<>();
        try (Connection writer = writing(test)) {
            BuiltIndex built = database.indexes().build(SLOW, BuildSettings.serverDefaults(), progress -> {
                seen.add(progress);
                commit(writer);
            });
            assertThat(built.notices()).isEmpty();
        }
        assertThat(seen).isNotEmpty().allMatch(progress -> progress.table().equals("vector_documents"));
        assertThat(seen.element().phase()).isEqualTo("waiting for writers before build");
        assertThat(seen.element().total()).isEqualTo(1);
        assertThat(database.indexes().current()).contains(SLOW);
    }

    @Test
    void keepsTheBuildWhoseListenerFails(TestDatabase test) throws SQLException {
        exact(database, "anna").addEmbedded(clustered(500, 1));
        try (Connection writer = writing(test)) {
            BuiltIndex built = database.indexes().build(SLOW, BuildSettings.serverDefaults(), progress -> {
                commit(writer);
                throw new IllegalStateException("no screen");
            });
            assertThat(database.indexes().current()).contains(SLOW);
            assertThat(built.notices()).containsExactly("the progress could not be told: no screen");
        }
    }

    private Connection writing(TestDatabase test) throws SQLException {
        Connection connection = connect(test);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from " + schema + ".vector_documents where id = 'nobody'");
        }
        return connection;
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_cancel_backend", "pg_terminate_backend"})
    void leavesNoIndexBehindWhereTheBuildIsInterrupted(String how, TestDatabase test) throws Exception {
        exact(database, "anna").addEmbedded(clustered(20_000, 1));
        try (Connection connection = connect(test);
                Statement statement = connection.createStatement()) {
            Thread interrupter = new Thread(() -> interruptWhenRunning(statement, how));
            interrupter.start();
            assertThatThrownBy(() -> database.indexes().build(SLOW))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageStartingWith("building the index failed: ");
            interrupter.join();
            assertThat(indexes(statement)).isEmpty();
        }
    }

    /** A client that was killed in the middle cannot clean up; what it left must neither serve nor stay. */
    @Test
    void removesWhatAKilledClientLeft(TestDatabase test) throws Exception {
        exact(database, "anna").addEmbedded(clustered(5_000, 1));
        try (Connection connection = connect(test);
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 100");
            assertThatThrownBy(() -> statement.execute("create index concurrently vector_documents_embedding_idx on "
                            + schema + ".vector_documents using hnsw (embedding vector_cosine_ops)"
                            + " with (m = 50, ef_construction = 400)"))
                    .isInstanceOf(SQLException.class);
            statement.execute("set statement_timeout = 0");
            assertThat(indexes(statement)).containsExactly("vector_documents_embedding_idx false");
            assertThat(database.indexes().current()).isEmpty();
            database.indexes().build(new IndexSpec.Hnsw(6, 20));
            assertThat(indexes(statement)).containsExactly("vector_documents_embedding_idx true");
            assertThat(database.indexes().current()).contains(new IndexSpec.Hnsw(6, 20));
        }
    }

    private static Connection connect(TestDatabase test) throws SQLException {
        return DriverManager.getConnection(
                test.connection().jdbcUrl(),
                test.connection().user(),
                test.connection().password());
    }

    private List<String> indexes(Statement statement) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select c.relname || ' ' || i.indisvalid from pg_index i"
                + " join pg_class c on c.oid = i.indexrelid where c.relnamespace = '" + schema
                + "'::regnamespace and c.relname like '%embedding%'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void interruptWhenRunning(Statement statement, String how) {
        String interrupt = "select count(" + how + "(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and query like 'create index concurrently vector_documents_embedding_idx%' and state = 'active'"
                + " and pid in (select pid from pg_stat_progress_create_index where tuples_done > 0 or blocks_done > 0)";
        try {
            int interrupted = 0;
            while (interrupted == 0) {
                try (ResultSet row = statement.executeQuery(interrupt)) {
                    row.next();
                    interrupted = row.getInt(1);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
