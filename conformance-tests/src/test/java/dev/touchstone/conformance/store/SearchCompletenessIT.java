package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.clustered;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static dev.touchstone.conformance.store.Fixtures.near;
import static dev.touchstone.conformance.store.Fixtures.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;
import dev.touchstone.store.postgres.SearchOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search returns min(k, matching documents), whatever the index, the filter, the executions and the plan. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchCompletenessIT {
    private static final int LARGE = 20_000;
    private static final int SMALL = 20;
    private static final IndexSpec HNSW = new IndexSpec.Hnsw(8, 32);
    private static final IndexSpec IVFFLAT = new IndexSpec.IvfFlat(50);

    private PgVectorDatabase database;
    private final float[] query = near(new SplittableRandom(99));

    @BeforeAll
    void load(TestDatabase testDatabase) {
        database = Fixtures.open(testDatabase);
        exact(database, "large").addEmbedded(clustered(LARGE, 1));
        exact(database, "small").addEmbedded(clustered(SMALL, 2));
        database.indexes().build(HNSW);
        database.analyze();
    }

    @AfterAll
    void close() {
        database.dropSchema();
        database.close();
    }

    private void index(IndexSpec spec) {
        if (!database.indexes().current().equals(Optional.of(spec))) {
            database.indexes().build(spec);
        }
    }

    private PgVectorStore hnsw(String user, int efSearch, IterativeScan scan) {
        index(HNSW);
        return store(database, user, new HnswSearch(efSearch, scan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "strict_order", "relaxed_order"})
    void findsAllOfASmallUserInFifteenExecutions(String scan) {
        IterativeScan iterativeScan = IterativeScan.valueOf(scan.toUpperCase(Locale.ROOT));
        PgVectorStore small = hnsw("small", 100, iterativeScan);
        for (int execution = 1; execution <= 15; execution++) {
            assertThat(small.search(SearchRequest.of(query, 10)))
                    .as("execution %s", execution)
                    .hasSize(10);
            assertThat(small.search(SearchRequest.of(query, 100)))
                    .as("execution %s", execution)
                    .hasSize(SMALL);
        }
    }

    @Test
    void returnsKRowsWhereKExceedsEfSearch() {
        PgVectorStore large = hnsw("large", 40, IterativeScan.STRICT_ORDER);
        assertThat(large.search(SearchRequest.of(query, 500))).hasSize(500);
        assertThat(large.search(SearchRequest.of(query, LARGE + 1))).hasSize(LARGE);
    }

    @Test
    void returnsKRowsUnderAFilterWithIterativeScanOff() {
        PgVectorStore large = hnsw("large", 10, IterativeScan.OFF);
        for (int n = 0; n < 15; n++) {
            MetadataFilter filter = MetadataFilter.equalTo("even", n % 2 == 0);
            assertThat(large.search(new SearchRequest(query, 10, filter))).hasSize(10);
            MetadataFilter one = MetadataFilter.equalTo("n", n);
            assertThat(large.search(new SearchRequest(query, 10, one))).hasSize(1);
        }
    }

    @Test
    void refusesAKThatEfSearchCannotReach() {
        PgVectorStore large = hnsw("large", 9, IterativeScan.OFF);
        assertThatThrownBy(() -> large.search(SearchRequest.of(query, 10)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ef_search is 9 and k is 10");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void returnsKRowsFromIvfFlatInOrder(int probes) {
        index(IVFFLAT);
        for (IterativeScan scan : List.of(IterativeScan.OFF, IterativeScan.RELAXED_ORDER)) {
            PgVectorStore large = store(database, "large", new IvfFlatSearch(probes, scan));
            List<ScoredDocument> found = large.search(SearchRequest.of(query, 1_000));
            assertThat(found)
                    .hasSize(1_000)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(ScoredDocument::score).reversed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "strict_order", "relaxed_order"})
    void findsEveryRowAboveAMinimumScoreThatTheIndexMisses(String scan) {
        List<ScoredDocument> truth = exact(database, "large").search(SearchRequest.of(query, 30));
        SearchRequest above =
                SearchRequest.of(query, 40).withMinScore(truth.get(29).score());
        PgVectorStore large = hnsw("large", 40, IterativeScan.valueOf(scan.toUpperCase(Locale.ROOT)));
        assertThat(large.search(above)).isEqualTo(truth);
        assertThat(large.exactFallbacks()).isEqualTo(1);
    }

    @Test
    void tellsThatAnAnswerCameFromTheExactSearch() {
        PgVectorStore large = hnsw("large", 40, IterativeScan.STRICT_ORDER);
        SearchOutcome found = large.searchObserved(SearchRequest.of(query, 10));
        assertThat(found.exactFallback()).isFalse();
        assertThat(large.exactFallbacks()).isZero();
        SearchOutcome completed = large.searchObserved(SearchRequest.of(query, LARGE + 1));
        assertThat(completed.exactFallback()).isTrue();
        assertThat(completed.rowsBeforeFallback()).isLessThan(LARGE + 1);
        assertThat(large.exactFallbacks()).isEqualTo(1);
    }

    @Test
    void usesTheIndexAndNeverAGenericPlan() {
        PgVectorStore large = hnsw("large", 40, IterativeScan.STRICT_ORDER);
        List<PlanObservation> plans = large.observePlans(SearchRequest.of(query, 10), 12);
        assertThat(plans).hasSize(12).allSatisfy(plan -> {
            assertThat(plan.usesVectorIndex()).isTrue();
            assertThat(plan.node()).isEqualTo("Index Scan");
            assertThat(plan.generic()).isFalse();
            assertThat(plan.settings())
                    .containsEntry("hnsw.ef_search", "40")
                    .containsEntry("hnsw.iterative_scan", "strict_order")
                    .containsEntry("plan_cache_mode", "force_custom_plan");
        });
    }

    @Test
    void readsTheIndexWhateverTheUserWhereAPlanIsMadeOnce() {
        PgVectorStore large = hnsw("large", 40, IterativeScan.STRICT_ORDER);
        List<PlanObservation> plans = large.observeShortcut(SearchRequest.of(query, 10), 12);
        assertThat(plans).hasSize(12).allSatisfy(plan -> {
            assertThat(plan.usesVectorIndex()).isTrue();
            assertThat(plan.settings())
                    .containsEntry("hnsw.iterative_scan", "off")
                    .containsEntry("plan_cache_mode", "force_generic_plan");
        });
        assertThat(plans.get(11).generic()).isTrue();
        MetadataFilter filter = MetadataFilter.exists("n");
        assertThat(large.observeShortcut(new SearchRequest(query, 10, filter), 1))
                .isEmpty();
        assertThat(large.observeShortcut(SearchRequest.of(query, 41), 1)).isEmpty();
    }

    @Test
    void findsBySameIndexTheSameWhicheverWayItGoes() {
        PgVectorStore large = hnsw("large", 40, IterativeScan.STRICT_ORDER);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 30; i++) {
            SearchRequest plain = SearchRequest.of(near(random), 10);
            // a filter that holds for every document keeps a search from the shortcut
            SearchRequest planned = plain.withFilter(MetadataFilter.not(MetadataFilter.exists("absent")));
            assertThat(large.search(plain)).isEqualTo(large.search(planned));
        }
    }

    @Test
    void neverReadsTheVectorIndexInAnExactSearch() {
        index(HNSW);
        MetadataFilter everyKind = MetadataFilter.and(
                MetadataFilter.equalTo("even", true),
                MetadataFilter.or(MetadataFilter.lessThan("n", 50), MetadataFilter.in("n", List.of("$1", 60))),
                MetadataFilter.not(MetadataFilter.contains("n", "?")),
                MetadataFilter.exists("n"),
                MetadataFilter.not(MetadataFilter.greaterThan("n", "'")));
        SearchRequest request = new SearchRequest(query, 40, everyKind);
        assertThat(exact(database, "large").search(request)).hasSize(26);
        assertThat(exact(database, "large").observePlans(request, 12)).allSatisfy(plan -> {
            assertThat(plan.usesVectorIndex()).isFalse();
            assertThat(plan.generic()).isFalse();
        });
    }
}
