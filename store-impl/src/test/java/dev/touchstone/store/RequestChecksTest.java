package dev.touchstone.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no store is ever asked, because it cannot be said. */
final class RequestChecksTest {
    private static final float[] VECTOR = {1, 0};

    private static void assertRefused(Callable<?> request) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(request::call)
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.01, -1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAMinimumScoreThatIsNoCosine(double score) {
        assertRefused(() -> SearchRequest.of(VECTOR, 1).withMinScore(score));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesNumbersOfResultsBelowOne(int k) {
        assertRefused(() -> SearchRequest.of(VECTOR, k));
        assertRefused(() -> new MarginalRelevanceRequest(SearchRequest.of(VECTOR, 2), k, 0.5));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 0})
    void refusesQueriesWithoutADirection(float component) {
        assertRefused(() -> SearchRequest.of(new float[] {0, component}, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesWeightsOutsideZeroToOne(double lambda) {
        assertRefused(() -> new MarginalRelevanceRequest(SearchRequest.of(VECTOR, 2), 1, lambda));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE})
    void refusesPagesOfNoOrTooManyDocuments(int size) {
        assertRefused(() -> PageRequest.first(size));
    }

    static List<Callable<MetadataFilter>> filters() {
        MetadataFilter deep = MetadataFilter.exists("a");
        for (int level = 0; level < 99; level++) {
            deep = MetadataFilter.not(deep);
        }
        MetadataFilter deepest = deep;
        return List.of(
                () -> MetadataFilter.equalTo(null, 1),
                () -> MetadataFilter.equalTo("nul \0", 1),
                () -> MetadataFilter.equalTo("a", "half \ud83d"),
                () -> MetadataFilter.equalTo("a", List.of()),
                () -> MetadataFilter.equalTo("a", Double.NaN),
                () -> MetadataFilter.equalTo("a", new BigDecimal("1e200000")),
                () -> MetadataFilter.equalTo("a", new AtomicInteger()),
                () -> MetadataFilter.lessThan("a", null),
                () -> MetadataFilter.greaterThan("a", true),
                () -> MetadataFilter.contains("a", Map.of()),
                () -> MetadataFilter.in("a", Collections.nCopies(10_001, 1)),
                () -> MetadataFilter.not(deepest),
                () -> new MetadataFilter.Or(Collections.nCopies(1_001, MetadataFilter.exists("a"))));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void refusesFiltersThatMeanNothing(Callable<MetadataFilter> filter) {
        assertRefused(filter);
    }
}
