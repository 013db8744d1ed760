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
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.IndexManager;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class IndexManagerIT {
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
        assertThat(built.notices()).anyMatch(notice -> notice.contains("maintenance_work_mem"));
    }

    @Test
    void leavesNoInvalidIndexWhereTheBuildFails(TestDatabase testDatabase) throws Exception {
        String wide = testDatabase.newSchema();
        try (PgVectorDatabase tooWide = PgVectorDatabase.open(
                testDatabase.connection(), new VectorSpace(wide, 2_001), PoolSettings.defaults())) {
            assertThatThrownBy(() -> tooWide.indexes().build(new IndexSpec.Hnsw(16, 64)))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageContaining("2000 dimensions");
            tooWide.dropSchema();
        }
        exact(database, "anna").addEmbedded(clustered(20_000, 1));
        cancelledBuild(testDatabase);
        assertThat(database.indexes().current()).isEmpty();
    }

    private void cancelledBuild(TestDatabase testDatabase) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        testDatabase.connection().jdbcUrl(),
                        testDatabase.connection().user(),
                        testDatabase.connection().password());
                Statement statement = connection.createStatement()) {
            Thread canceller = new Thread(() -> cancelWhenRunning(statement));
            canceller.start();
            assertThatThrownBy(() -> database.indexes().build(new IndexSpec.Hnsw(50, 400)))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageContaining("cancelled");
            canceller.join();
            try (ResultSet row = statement.executeQuery("select count(*) from pg_indexes where schemaname = '" + schema
                    + "' and indexname like '%embedding%'")) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    private static void cancelWhenRunning(Statement statement) {
        String cancel = "select count(pg_cancel_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and query like 'create index concurrently vector_documents_embedding_idx%' and state = 'active'"
                + " and pid in (select pid from pg_stat_progress_create_index where tuples_done > 0 or blocks_done > 0)";
        try {
            int cancelled = 0;
            while (cancelled == 0) {
                try (ResultSet row = statement.executeQuery(cancel)) {
                    row.next();
                    cancelled = row.getInt(1);
                }
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
