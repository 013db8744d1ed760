package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.Candidates;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.VectorType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexTypesTest {
    private static final SpaceNames LONG = new SpaceNames(new VectorSpace("s", 3_072), "ext");

    @ParameterizedTest
    @CsvSource({"1, VECTOR", "2000, VECTOR", "2001, HALFVEC", "4000, HALFVEC", "4001, BIT", "16000, BIT"})
    void choosesTheMostExactTypeThatTakesTheDimension(int dimension, VectorType type) {
        assertThat(VectorType.of(dimension)).isEqualTo(type);
        assertThat(Candidates.byDimension().typeFor(dimension)).isEqualTo(type);
    }

    @Test
    void refusesATypeByTheNameOfTheOneThatWillDo() {
        assertThatThrownBy(() -> VectorType.HALFVEC.requireTakes(4_001))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("an index of type halfvec takes at most 4000 dimensions, not 4001; use type bit");
        assertThatThrownBy(() -> new IndexDefinition(LONG, new IndexSpec.IvfFlat(9, Optional.of(VectorType.VECTOR))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("use type halfvec");
        assertThatThrownBy(() -> Candidates.of(VectorType.VECTOR).typeFor(3_072))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesCandidatesWhereTheIndexHoldsWholeVectors() {
        Candidates four = new Candidates(Optional.empty(), OptionalInt.of(4));
        assertThat(four.perResultFor(3_072)).isEqualTo(4);
        assertThatThrownBy(() -> four.perResultFor(768))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("leave it out");
    }

    @Test
    void sendsTheQueryOnceWhereCandidatesAreRankedAgain() {
        SearchSql sql = new SearchSql(LONG, new HnswSearch(40, IterativeScan.STRICT_ORDER), TimeLimits.defaults());
        SearchRequest request = SearchRequest.of(new float[] {1}, 10).withFilter(MetadataFilter.equalTo("a", 1));
        SearchText query = sql.select(SearchParameters.of(CollectionId.ofUser("u"), request));
        assertThat(query.sql()).containsOnlyOnce("?::ext.vector").contains("limit ?::bigint * 2)");
        assertThat(query.sql().chars().filter(c -> c == '?'))
                .hasSize(query.slots().size());
        assertThat(sql.shortcut()).isEmpty();
    }

    /** Rows after which pgvector 0.8.0 said that its graph no longer fits into so many MiB. */
    @ParameterizedTest
    @CsvSource({"3764, 24, 8, 2", "1144, 24, 48, 2", "3725, 384, 16, 8", "2370, 768, 8, 8", "1742, 768, 48, 8"})
    void estimatesTheGraphAsTheServerFillsItsMemory(long rows, int dimension, int m, int mib) {
        GraphMemory graph = new GraphMemory(rows, dimension, VectorType.VECTOR, m);
        assertThat((double) graph.bytes()).isCloseTo(mib * 1048576.0, Percentage.withPercentage(4));
        assertThat(graph.warning(graph.bytes())).isEmpty();
        assertThat(graph.warning(graph.bytes() - 1).orElseThrow()).contains("maintenance_work_mem is ");
    }

    @Test
    void readsTheLayoutsItWrites() {
        for (Layout layout : List.of(new Layout.Shared(), new Layout.HashedByUser(256), new Layout.ExactOnly())) {
            assertThat(Layout.parse(layout.text())).isEqualTo(layout);
        }
        for (String wrong : List.of("", "Shared", "hashed_by_user", "hashed_by_user:1", "hashed_by_user:257")) {
            assertThatThrownBy(() -> Layout.parse(wrong)).isInstanceOf(InvalidInputException.class);
        }
    }
}
