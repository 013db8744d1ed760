package dev.touchstone.store.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private final KeyedHash hash = new KeyedHash(new byte[] {1, 2, 3});

    private String of(Object value) {
        return hash.of("key", value).orElseThrow();
    }

    @Test
    void isOneForNumbersThatAreEqual() {
        assertThat(Stream.of(1, 1L, 1.0, 1.0f, BigInteger.ONE, new BigDecimal("1.000"))
                        .map(this::of)
                        .distinct())
                .hasSize(1);
        assertThat(of(-0.0)).isEqualTo(of(0));
        assertThat(of(1e300)).isEqualTo(of(new BigDecimal("1e300")));
        assertThat(of(9_007_199_254_740_993L)).isNotEqualTo(of(9_007_199_254_740_992L));
    }

    @Test
    void differsWhereTypesOrKeysDo() {
        assertThat(Stream.of("1", 1, true, "true", "btrue").map(this::of).distinct())
                .hasSize(5);
        assertThat(hash.of("key", null)).isNotEqualTo(hash.of("key", "null"));
        assertThat(hash.of("a", "sb")).isNotEqualTo(hash.of("as", "b"));
        assertThat(hash.of("key", 1)).isNotEqualTo(hash.of("kez", 1));
        assertThat(new KeyedHash(new byte[] {1, 2, 4}).of("key", 1)).isNotEqualTo(hash.of("key", 1));
    }

    @Test
    void hasNoneForWhatNoEqualityFilterNames() {
        assertThat(hash.of("key", List.of(1))).isEmpty();
    }
}
