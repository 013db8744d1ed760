package dev.touchstone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetadataTest {
    @Test
    void comparesNumbersByValueAcrossTypes() {
        assertThat(Metadata.same(1, 1L)).isTrue();
        assertThat(Metadata.same(1, new BigDecimal("1.00"))).isTrue();
        assertThat(Metadata.same(0.1, new BigDecimal("0.1"))).isTrue();
        assertThat(Metadata.same(Double.NaN, Double.NaN)).isTrue();
    }

    @Test
    void tellsLongsBeyondDoublePrecisionApart() {
        assertThat(Metadata.same(9007199254740993L, 9007199254740992L)).isFalse();
        assertThat(Metadata.same(9007199254740993L, 9007199254740992.0)).isFalse();
    }

    @Test
    void tellsANullValueFromAMissingKeyAndANumberFromItsText() {
        assertThat(Metadata.same(Collections.singletonMap("a", null), Map.of())).isFalse();
        assertThat(Metadata.same(Collections.singletonMap("a", null), Collections.singletonMap("b", null)))
                .isFalse();
        assertThat(Metadata.same(1, "1")).isFalse();
    }

    @Test
    void comparesNestedValuesInDepthAndListsInOrder() {
        assertThat(Metadata.same(Map.of("a", List.of(1, Map.of("b", 2L))), Map.of("a", List.of(1L, Map.of("b", 2)))))
                .isTrue();
        assertThat(Metadata.same(List.of(1, 2), List.of(2, 1))).isFalse();
        assertThat(Metadata.same(Arrays.asList(1, null), List.of(1))).isFalse();
    }
}
