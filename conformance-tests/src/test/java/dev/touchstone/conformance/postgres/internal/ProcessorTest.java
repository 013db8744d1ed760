package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessorTest {
    private static String key(String flags) {
        return Processor.key("amd64", List.of("processor\t: 0", "flags\t\t: " + flags, "bugs\t: none"));
    }

    @Test
    void tellsProcessorsWithOtherFeaturesApart() {
        assertThat(key("sse avx2")).isNotEqualTo(key("sse avx2 avx512f"));
        assertThat(Processor.key("amd64", List.of())).isNotEqualTo(Processor.key("aarch64", List.of()));
    }

    @Test
    void isTheSameForTheSameFeaturesInAnyOrder() {
        assertThat(key("sse avx2")).isEqualTo(key("avx2 sse")).hasSize(12);
    }
}
