package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.SearchText.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSqlTest {
    private static final SpaceNames NAMES = new SpaceNames(new VectorSpace("s", 3), "ext");

    private static SearchSql sql(SearchSettings settings) {
        return new SearchSql(NAMES, settings, TimeLimits.defaults());
    }

    private static SearchParameters parameters(MetadataFilter filter) {
        return SearchParameters.of(
                CollectionId.ofUser("u"),
                SearchRequest.of(new float[] {1, 2, 3}, 10).withFilter(filter));
    }

    @Test
    void sendsSettingsAndSearchAsOneStatement() {
        SearchText text = sql(HnswSearch.of(40)).statement(parameters(MetadataFilter.equalTo("a?", "?")));
        assertThat(text.sql())
                .startsWith(
                        "select pg_catalog.num_nulls(set_config('lock_timeout', '10000ms', true), set_config('plan_cache_mode',")
                .contains("set_config('hnsw.ef_search', '40', true)", "order by distance limit ?", "operator(ext.<=>)");
        assertThat(text.sql().split(";", -1)).hasSize(2);
        assertThat(text.sql().chars().filter(c -> c == '?'))
                .hasSize(text.slots().size());
    }

    @Test
    void sendsTheQueryOnceAndComparesEveryRowOnlyWhereTheIndexFoundTooFew() {
        SearchText text = sql(HnswSearch.of(40)).select(parameters(MetadataFilter.all()));
        assertThat(text.slots()).containsOnlyOnce(Slot.VECTOR);
        assertThat(text.sql()).contains("and (select count(*) from found) < ?");
        SearchRequest bounded = SearchRequest.of(new float[] {1, 2, 3}, 10).withMinScore(0.5);
        SearchText good = sql(HnswSearch.of(40)).select(SearchParameters.of(CollectionId.ofUser("u"), bounded));
        assertThat(good.sql()).contains("and (select count(*) from found where 1 - distance >= ?) < ?");
    }

    @Test
    void takesAShortcutOnlyWhereItCanTellThatNothingIsMissing() {
        SearchSql sql = sql(HnswSearch.of(40));
        SearchSql shortcut = sql.shortcut().orElseThrow();
        assertThat(shortcut.transactionSettings())
                .containsEntry("plan_cache_mode", "force_generic_plan")
                .containsEntry("hnsw.iterative_scan", "off")
                .containsEntry("hnsw.ef_search", "40");
        assertThat(shortcut.select(parameters(MetadataFilter.all())).sql()).doesNotContain("found");
        assertThat(sql.isWithinOneScan(40)).isTrue();
        assertThat(sql.isWithinOneScan(41)).isFalse();
        assertThat(sql(new ExactSearch()).shortcut()).isEmpty();
    }

    @Test
    void ordersAnExactSearchByWhatNoIndexOffers() {
        String text =
                sql(new ExactSearch()).select(parameters(MetadataFilter.all())).sql();
        assertThat(text).contains("1 - (embedding").contains("order by score desc, position limit ?");
    }

    @Test
    void refusesALimitThatTheServerWouldTakeForNone() {
        assertThatThrownBy(() -> TimeLimits.defaults().withLock(Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("lock_timeout is 0 ms; it must lie in 1 ms to 1 day, or be left out");
        assertThatThrownBy(() -> TimeLimits.defaults().withStatement(Duration.ofDays(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("statement_timeout");
        TimeLimits none = new TimeLimits(Optional.empty(), Optional.empty());
        assertThat(new SearchSql(NAMES, new ExactSearch(), none).applySettings().sql())
                .doesNotContain("timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a-b", "a\"b", "a;b", "pg_x", "ä"})
    void refusesASchemaNameThatWouldNeedQuoting(String name) {
        assertThatThrownBy(() -> new VectorSpace(name, 3)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesAnOldExtensionByVersion() {
        ServerCheck.requireExtension("0.8.0", "");
        ServerCheck.requireExtension("0.10", "");
        ServerCheck.requireExtension("1.0.0", "");
        assertThatThrownBy(() -> ServerCheck.requireExtension("0.7.4", "update it"))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("0.7.4");
        assertThatThrownBy(() -> ServerCheck.requireExtension("x", ""))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void readsAnIndexBuiltWithDefaults() {
        assertThat(IndexCatalogue.spec("hnsw", null, Optional.empty())).isEqualTo(new IndexSpec.Hnsw(16, 64));
        assertThat(IndexCatalogue.spec("ivfflat", "lists=7", Optional.empty())).isEqualTo(new IndexSpec.IvfFlat(7));
        assertThatThrownBy(() -> IndexCatalogue.spec("gin", null, Optional.empty()))
                .isInstanceOf(VectorStoreException.class);
    }

    @Test
    void assignsIdsThatAreUuidsInOrderOfTime() {
        long[] time = {1_700_000_000_000L};
        TimeOrderedIds ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(time[0]++), new SplittableRandom(1));
        assertThat(Stream.generate(ids).limit(1_000))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }
}
