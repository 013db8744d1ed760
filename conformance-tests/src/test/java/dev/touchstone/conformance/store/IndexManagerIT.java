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
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class IndexManagerIT {
    private static final int LARGE = 10_000;
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
        assertThat(seen).isNotEmpty().allMatch(progress -> progress.table().equals("vector_documents_p0"));
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

    static Stream<Arguments> interruptions() {
        return Stream.of(new Layout.Shared(), new Layout.HashedByUser(2))
                .flatMap(layout -> Stream.of("pg_cancel_backend", "pg_terminate_backend")
                        .map(function -> Arguments.of(layout, function)));
    }

    /** The last partition's build is interrupted, after somebody else has written into the table under it. */
    @ParameterizedTest
    @MethodSource("interruptions")
    void letsOthersWriteAndLeavesNoIndexBehindWhereTheBuildIsInterrupted(
            Layout layout, String interrupt, TestDatabase test) throws Exception {
        String own = test.newSchema();
        try (PgVectorDatabase laidOut = PgVectorDatabase.open(
                        test.connection(), new VectorSpace(own, Fixtures.DIMENSION, layout), PoolSettings.defaults());
                Connection connection = connect(test);
                Statement statement = connection.createStatement()) {
            String last = "vector_documents_p" + (layout.partitions() - 1);
            PgVectorStore store = exact(laidOut, userIn(statement, own, layout.partitions()));
            store.addEmbedded(clustered(LARGE, 1));
            AtomicBoolean wroteMeanwhile = new AtomicBoolean();
            assertThatThrownBy(() -> laidOut.indexes().build(SLOW, BuildSettings.serverDefaults(), progress -> {
                        if (progress.table().equals(last) && progress.phase().startsWith("building index")) {
                            store.addEmbedded(clustered(1, 2));
                            wroteMeanwhile.set(number(
                                            statement,
                                            "select count(" + interrupt + "(pid)) from"
                                                    + " pg_stat_progress_create_index where relid = '" + own + "."
                                                    + last + "'::regclass")
                                    == 1);
                        }
                    }))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageStartingWith("building the index failed: ");
            assertThat(wroteMeanwhile).isTrue();
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(LARGE + 1);
            assertThat(indexes(statement, own)).isEmpty();
            laidOut.dropSchema();
        }
    }

    /** A reader makes the drop wait; a writer who comes then must not wait behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"shared", "hashed_by_user:2"})
    void letsOthersWriteWhileTheIndexIsDropped(String layout, TestDatabase test) throws Exception {
        String own = test.newSchema();
        try (PgVectorDatabase laidOut = PgVectorDatabase.open(
                        test.connection(),
                        new VectorSpace(own, Fixtures.DIMENSION, Layout.parse(layout)),
                        PoolSettings.defaults());
                Connection reader = connect(test);
                Connection watcher = connect(test);
                Statement read = reader.createStatement();
                Statement watch = watcher.createStatement()) {
            PgVectorStore store = exact(laidOut, "anna");
            store.addEmbedded(clustered(50, 1));
            laidOut.indexes().build(new IndexSpec.Hnsw(6, 20));
            reader.setAutoCommit(false);
            read.execute("select from " + own + ".vector_documents");
            CompletableFuture<Void> drop = CompletableFuture.runAsync(laidOut.indexes()::drop);
            while (number(
                            watch,
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like"
                                    + " 'drop index concurrently%" + own + "%'")
                    == 0) {
                assertThat(drop).isNotDone();
            }
            store.addEmbedded(clustered(1, 2));
            assertThat(drop).isNotDone();
            reader.commit();
            drop.get();
            assertThat(indexes(watch, own)).isEmpty();
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(51);
            laidOut.dropSchema();
        }
    }

    /** A user whose documents lie in the last partition. */
    private static String userIn(Statement statement, String schema, int partitions) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "user " + i)
                .filter(user -> number(
                                statement,
                                "select count(*) where satisfies_hash_partition('" + schema
                                        + ".vector_documents'::regclass, " + partitions + ", " + (partitions - 1)
                                        + ", '"
                                        + user + "'::text)")
                        == 1)
                .findFirst()
                .orElseThrow();
    }

    /** A client that was killed in the middle cannot clean up; what it left must neither serve nor stay. */
    @Test
    void removesWhatAKilledClientLeft(TestDatabase test) throws Exception {
        exact(database, "anna").addEmbedded(clustered(5_000, 1));
        try (Connection connection = connect(test);
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 100");
            assertThatThrownBy(() -> statement.execute("create index concurrently vector_documents_embedding_idx_p0 on "
                            + schema + ".vector_documents_p0 using hnsw (embedding vector_cosine_ops)"
                            + " with (m = 50, ef_construction = 400)"))
                    .isInstanceOf(SQLException.class);
            statement.execute("set statement_timeout = 0");
            assertThat(indexes(statement, schema)).containsExactly("vector_documents_embedding_idx_p0 false");
            assertThat(database.indexes().current()).isEmpty();
            database.indexes().build(new IndexSpec.Hnsw(6, 20));
            assertThat(indexes(statement, schema)).containsExactly("vector_documents_embedding_idx_p0 true");
            assertThat(database.indexes().current()).contains(new IndexSpec.Hnsw(6, 20));
        }
    }

    private static Connection connect(TestDatabase test) throws SQLException {
        return DriverManager.getConnection(
                test.connection().jdbcUrl(),
                test.connection().user(),
                test.connection().password());
    }

    private static List<String> indexes(Statement statement, String schema) throws SQLException {
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

    private static long number(Statement statement, String sql) {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
