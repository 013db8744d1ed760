package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
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

    @Test
    void sendsSettingsSearchAndCommitAsOneStatement() {
        String text = sql(HnswSearch.of(40)).statement(FilterSql.of(MetadataFilter.equalTo("a?", "?")));
        assertThat(text)
                .startsWith(
                        "begin; select pg_catalog.num_nulls(set_config('lock_timeout', '10000ms', true), set_config('plan_cache_mode',")
                .contains("set_config('hnsw.ef_search', '40', true)", "order by distance limit ?", "operator(ext.<=>)")
                .endsWith("; commit");
        assertThat(text.split(";", -1)).hasSize(4);
    }

    @Test
    void takesAShortcutOnlyWhereItCanTellThatNothingIsMissing() {
        SearchSql sql = sql(HnswSearch.of(40));
        SearchSql shortcut = sql.shortcut().orElseThrow();
        assertThat(shortcut.transactionSettings())
                .containsEntry("plan_cache_mode", "force_generic_plan")
                .containsEntry("hnsw.iterative_scan", "off")
                .containsEntry("hnsw.ef_search", "40");
        FilterSql all = FilterSql.of(MetadataFilter.all());
        assertThat(shortcut.query(all)).isEqualTo(sql.query(all));
        assertThat(sql.isWithinOneScan(40)).isTrue();
        assertThat(sql.isWithinOneScan(41)).isFalse();
        assertThat(sql(new ExactSearch()).shortcut()).isEmpty();
    }

    @Test
    void ordersAnExactSearchByWhatNoIndexOffers() {
        String text = sql(new ExactSearch()).query(FilterSql.of(MetadataFilter.all()));
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
        assertThat(new SearchSql(NAMES, new ExactSearch(), none).applySettings())
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
