package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A small user's documents are all found among 20,000 of others, however the table is laid out. */
@PostgresTest
class LayoutsIT {
    private static final int LARGE = 10_000;
    private static final int SMALL = 20;
    private static final IndexSpec HNSW = new IndexSpec.Hnsw(8, 32);

    static Stream<Layout> layouts() {
        return Stream.of(new Layout.Shared(), new Layout.HashedByUser(4), new Layout.ExactOnly());
    }

    private static PgVectorDatabase open(TestDatabase test, String schema, Layout layout) {
        return PgVectorDatabase.open(
                test.connection(), new VectorSpace(schema, Fixtures.DIMENSION, layout), PoolSettings.defaults());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void findsEveryDocumentOfASmallUser(Layout layout, TestDatabase test) {
        try (PgVectorDatabase database = open(test, test.newSchema(), layout)) {
            for (int user = 0; user < 2; user++) {
                Fixtures.exact(database, "large " + user).addEmbedded(Fixtures.clustered(LARGE, user));
            }
            Fixtures.exact(database, "small").addEmbedded(Fixtures.clustered(SMALL, 9));
            if (!(layout instanceof Layout.ExactOnly)) {
                database.indexes().build(HNSW);
                assertThat(database.indexes().current()).contains(HNSW);
            }
            database.analyze();
            assertThatNothingIsMissed(database);
            database.dropSchema();
        }
    }

    private static void assertThatNothingIsMissed(PgVectorDatabase database) {
        SplittableRandom random = new SplittableRandom(4);
        PgVectorStore small = Fixtures.store(database, "small", HnswSearch.of(40));
        for (int i = 0; i < 15; i++) {
            for (int k : new int[] {10, 2 * SMALL}) {
                SearchRequest request = SearchRequest.of(Fixtures.near(random), k);
                List<ScoredDocument> exact =
                        small.withSettings(new ExactSearch()).search(request);
                assertThat(exact).hasSize(Math.min(k, SMALL));
                assertThat(small.search(request)).isEqualTo(exact);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void replacesTheGivenIdsOfAStreamAndRefusesDoubleOnes(Layout layout, TestDatabase test) {
        try (PgVectorDatabase database = open(test, test.newSchema(), layout)) {
            PgVectorStore store = Fixtures.exact(database, "anna").withIngest(new IngestSettings(IngestMethod.COPY, 4));
            for (String text : List.of("first", "second")) {
                store.addStream(
                        ids(0, 1, 2, 3, 4, 5)
                                .map(id -> withId(id, text, axis(0, 0)))
                                .iterator(),
                        id -> {});
                assertThat(store.search(Fixtures.query(10)))
                        .hasSize(6)
                        .allMatch(found -> found.document().text().equals(text));
            }
            assertThatThrownBy(() -> store.addStream(
                            ids(0, 1, 2, 3, 9, 1)
                                    .map(id -> withId(id, "third", axis(0, 0)))
                                    .iterator(),
                            id -> {}))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("1 ids of documents 4 to 5 occurred earlier");
            assertThat(store.search(Fixtures.query(10)))
                    .hasSize(6)
                    .allMatch(found -> found.document().text().equals("second"));
            database.dropSchema();
        }
    }

    private static Stream<String> ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> "id " + number);
    }

    @Test
    void readsTheIndexOfTheUsersPartitionAlone(TestDatabase test) {
        try (PgVectorDatabase database = open(test, test.newSchema(), new Layout.HashedByUser(4))) {
            PgVectorStore large = Fixtures.store(database, "large", HnswSearch.of(40));
            large.addEmbedded(Fixtures.clustered(5_000, 1));
            assertThat(database.indexes().build(HNSW).sizeBytes()).isPositive();
            database.analyze();
            assertThat(large.observePlans(Fixtures.query(10), 12)).allSatisfy(plan -> {
                assertThat(plan.usesVectorIndex()).isTrue();
                assertThat(plan.indexName().orElseThrow()).matches("vector_documents_embedding_idx_p[0-3]");
                assertThat(plan.generic()).isFalse();
            });
            assertThat(large.observeShortcut(Fixtures.query(10), 12))
                    .hasSize(12)
                    .allSatisfy(plan -> {
                        assertThat(plan.usesVectorIndex()).isTrue();
                        assertThat(plan.settings()).containsEntry("plan_cache_mode", "force_generic_plan");
                    });
            for (int i = 0; i < 12; i++) {
                assertThat(large.search(Fixtures.query(10))).hasSize(10);
            }
            assertThat(large.withSettings(new ExactSearch()).observePlans(Fixtures.query(10), 6))
                    .noneMatch(plan -> plan.usesVectorIndex());
            assertThatThrownBy(() -> database.indexes().build(new IndexSpec.IvfFlat(5)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageMatching(".*vector_documents_p[0-3] is empty; load documents first, .*");
            assertThat(database.indexes().current()).contains(HNSW);
            database.indexes().drop();
            assertThat(database.indexes().current()).isEmpty();
            database.truncate();
            assertThat(large.getCollectionStats().documentCount()).isZero();
            database.dropSchema();
        }
    }

    @Test
    void refusesAnotherLayoutThanTheSchemasOwn(TestDatabase test) {
        for (Layout own : layouts().toList()) {
            String schema = test.newSchema();
            open(test, schema, own).close();
            open(test, schema, own).close();
            Stream.concat(layouts(), Stream.of(new Layout.HashedByUser(8)))
                    .filter(other -> !other.equals(own))
                    .forEach(other -> assertThatThrownBy(() -> open(test, schema, other))
                            .isInstanceOf(VectorStoreException.class)
                            .hasMessage("the schema " + schema + " has the layout " + own.text() + ", not "
                                    + other.text() + "; open it with its own, or choose another schema"));
        }
    }

    @Test
    void refusesAVectorIndexInTheExactLayout(TestDatabase test) {
        try (PgVectorDatabase database = open(test, test.newSchema(), new Layout.ExactOnly())) {
            assertThatThrownBy(() -> database.indexes().build(HNSW))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("takes no vector index");
            assertThat(database.indexes().build(new IndexSpec.Exact()).sizeBytes())
                    .isZero();
            database.dropSchema();
        }
    }
}
