package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.MetadataFilter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSqlTest {
    /** One filter of every kind, all about the same key and value. */
    private static MetadataFilter every(String key, String value) {
        return MetadataFilter.or(
                MetadataFilter.equalTo(key, value),
                MetadataFilter.in(key, List.of(value, value)),
                MetadataFilter.not(MetadataFilter.exists(key)),
                MetadataFilter.contains(key, value),
                MetadataFilter.lessThan(key, value),
                MetadataFilter.greaterOrEqual(key, 1),
                MetadataFilter.and());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", ";", "?", "$1", "\\", "--", "\u202e", "%", ""})
    void writesNothingOfTheInputIntoTheStatement(String hostile) {
        FilterSql filter = FilterSql.of(every(hostile, hostile));
        assertThat(filter.condition())
                .isEqualTo(FilterSql.of(every("key", "value")).condition());
        assertThat(filter.condition().chars().filter(c -> c == '?'))
                .hasSize(filter.values().size());
    }

    @Test
    void keepsOneStatementForAnyNumberOfListedValues() {
        assertThat(FilterSql.of(MetadataFilter.in("a", List.of())).condition())
                .isEqualTo(
                        FilterSql.of(MetadataFilter.in("b", List.of(1, 2, 3))).condition());
    }

    @Test
    void addsNothingToAnUnfilteredStatement() {
        assertThat(FilterSql.of(MetadataFilter.all())).isEqualTo(new FilterSql("", List.of()));
    }

    @Test
    void escapesWhatAnArrayLiteralWouldTakeForItsOwn() {
        FilterSql filter = FilterSql.of(MetadataFilter.in("a\"", List.of("b\\", 2.5)));
        assertThat(filter.values())
                .containsExactly("{\"{\\\"a\\\\\\\"\\\":\\\"b\\\\\\\\\\\"}\",\"{\\\"a\\\\\\\"\\\":2.5}\"}");
    }
}
