package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Vectors of 3072 dimensions, as the old stores hold them: longer than any index of whole vectors takes. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongVectorsIT {
    private static final int DIMENSION = 3_072;
    private static final int LARGE = 3_000;
    private static final int SMALL = 20;
    private static final int QUERIES = 20;
    private static final VectorCloud CLOUD = new VectorCloud(DIMENSION, 30);

    private PgVectorDatabase database;

    @BeforeAll
    void load(TestDatabase test) {
        database = PgVectorDatabase.open(
                test.connection(), new VectorSpace(test.newSchema(), DIMENSION), PoolSettings.defaults());
        Fixtures.exact(database, "large").addEmbedded(CLOUD.documents(LARGE, 1));
        Fixtures.exact(database, "small").addEmbedded(CLOUD.documents(SMALL, 2));
        database.indexes().build(new IndexSpec.Hnsw(16, 64));
        database.analyze();
    }

    @AfterAll
    void close() {
        database.dropSchema();
        database.close();
    }

    private PgVectorStore large(HnswSearch settings) {
        return Fixtures.store(database, "large", settings);
    }

    private static double recall(PgVectorStore store, VectorCloud cloud) {
        assertThat(store.observePlans(SearchRequest.of(cloud.vector(100), 10), 1))
                .allMatch(PlanObservation::usesVectorIndex);
        int hits = 0;
        for (int query = 0; query < QUERIES; query++) {
            SearchRequest request = SearchRequest.of(cloud.vector(100 + query), 10);
            List<ScoredDocument> truth = store.withSettings(new ExactSearch()).search(request);
            List<ScoredDocument> found = store.search(request);
            assertThat(found).hasSize(10);
            hits += (int) found.stream().filter(truth::contains).count();
        }
        assertThat(store.exactFallbacks()).isZero();
        return hits / (10.0 * QUERIES);
    }

    @Test
    @Order(1)
    void findsWhatTheExactSearchFindsThroughAnIndexOfTheirDimension() {
        assertThat(database.indexes().current()).contains(new IndexSpec.Hnsw(16, 64));
        assertThat(recall(large(HnswSearch.of(100)), CLOUD)).isGreaterThanOrEqualTo(0.95);
    }

    /** The planner does not see vectors outside their rows and would take an exact search for cheap. */
    @Test
    @Order(1)
    void readsTheIndexForManyResultsOnADefaultServer() {
        for (int k : new int[] {10, 100}) {
            SearchRequest request = SearchRequest.of(CLOUD.vector(200), k);
            assertThat(large(HnswSearch.of(100)).observePlans(request, 6)).allSatisfy(plan -> {
                assertThat(plan.usesVectorIndex()).isTrue();
                assertThat(plan.generic()).isFalse();
            });
        }
    }

    @Test
    @Order(1)
    void returnsEveryDocumentOfASmallUser() {
        PgVectorStore small = Fixtures.store(database, "small", HnswSearch.of(40));
        SearchRequest request = SearchRequest.of(CLOUD.vector(300), 2 * SMALL);
        List<ScoredDocument> found = small.search(request);
        assertThat(found)
                .hasSize(SMALL)
                .isEqualTo(small.withSettings(new ExactSearch()).search(request));
        assertThat(small.observePlans(SearchRequest.of(CLOUD.vector(300), 10), 1))
                .noneMatch(PlanObservation::usesVectorIndex);
    }

    @Test
    @Order(1)
    void returnsKRowsFarBeyondTheCandidates() {
        assertThat(large(HnswSearch.of(40)).search(SearchRequest.of(CLOUD.vector(400), LARGE + 1)))
                .hasSize(LARGE);
    }

    @Test
    @Order(1)
    void refusesAnEfSearchBelowTheNumberOfCandidates() {
        PgVectorStore store = large(new HnswSearch(19, IterativeScan.OFF));
        assertThatThrownBy(() -> store.search(SearchRequest.of(CLOUD.vector(1), 10)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least the number of candidates, 20");
    }

    @Test
    @Order(2)
    void ranksCandidatesOfOneBitAComponentByTheWholeVectors() {
        IndexSpec bits = new IndexSpec.Hnsw(16, 64, Optional.of(VectorType.BIT));
        database.indexes().build(bits);
        assertThat(database.indexes().current()).contains(bits);
        PgVectorStore store = large(new HnswSearch(200, IterativeScan.STRICT_ORDER, Candidates.of(VectorType.BIT)));
        double few = recall(
                store.withSettings(new HnswSearch(
                        200,
                        IterativeScan.STRICT_ORDER,
                        new Candidates(Optional.of(VectorType.BIT), OptionalInt.of(1)))),
                CLOUD);
        assertThat(recall(store, CLOUD)).isGreaterThanOrEqualTo(0.95).isGreaterThan(few);
    }

    @Test
    @Order(3)
    void searchesListsOfHalfVectors() {
        database.indexes().build(new IndexSpec.IvfFlat(30));
        assertThat(database.indexes().current()).contains(new IndexSpec.IvfFlat(30));
        PgVectorStore store = Fixtures.store(database, "large", IvfFlatSearch.of(3));
        assertThat(recall(store, CLOUD)).isGreaterThanOrEqualTo(0.95);
    }

    /** Longer than half vectors may be: bits in the index, ranked by the whole vectors. */
    @Test
    @Order(1)
    void findsWhatTheExactSearchFindsBeyondFourThousandDimensions(TestDatabase test) {
        VectorCloud longer = new VectorCloud(4_500, 30);
        try (PgVectorDatabase bits = PgVectorDatabase.open(
                test.connection(), new VectorSpace(test.newSchema(), longer.dimension()), PoolSettings.defaults())) {
            PgVectorStore store = Fixtures.store(bits, "large", HnswSearch.of(200));
            store.addEmbedded(longer.documents(2_000, 1));
            bits.indexes().build(new IndexSpec.Hnsw(16, 64));
            bits.analyze();
            assertThat(recall(store, longer)).isGreaterThanOrEqualTo(0.9);
            bits.dropSchema();
        }
    }

    /** A 16-bit float ends at 65,504, and what is below 0.00000006 becomes zero, which no cosine index holds. */
    @Test
    @Order(1)
    void findsVectorsThatHalfPrecisionCannotHold(TestDatabase test) {
        try (PgVectorDatabase small = Fixtures.open(test)) {
            IndexSpec halves = new IndexSpec.Hnsw(16, 64, Optional.of(VectorType.HALFVEC));
            small.indexes().build(halves);
            PgVectorStore store = Fixtures.store(
                    small, "anna", new HnswSearch(100, IterativeScan.STRICT_ORDER, Candidates.of(VectorType.HALFVEC)));
            store.addEmbedded(Fixtures.clustered(3_000, 1));
            store.addEmbedded(
                    List.of(Fixtures.withId("tiny", "t", scaled(1e-10f)), Fixtures.withId("huge", "h", scaled(1e10f))));
            small.analyze();
            assertThat(store.observePlans(Fixtures.query(2), 1)).allMatch(PlanObservation::usesVectorIndex);
            assertThat(store.search(Fixtures.query(2)))
                    .extracting(found -> found.document().id())
                    .containsExactlyInAnyOrder("tiny", "huge");
            assertThat(store.exactFallbacks()).isZero();
            small.dropSchema();
        }
    }

    private static float[] scaled(float length) {
        float[] vector = Fixtures.axis(0, 0);
        vector[0] = length;
        return vector;
    }

    @Test
    @Order(4)
    void refusesATypeThatDoesNotTakeTheDimension() {
        assertThatThrownBy(() -> database.indexes().build(new IndexSpec.Hnsw(16, 64, Optional.of(VectorType.VECTOR))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("an index of type vector takes at most 2000 dimensions, not 3072; use type halfvec");
        assertThat(database.indexes().current()).isPresent();
    }
}
