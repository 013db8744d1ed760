package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.VectorStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCheckTest {
    @Test
    void refusesAServerOlderThan13() {
        assertThatThrownBy(() -> ServerCheck.requireVersion(120_022, "12.22"))
                .isInstanceOf(VectorStoreException.class)
                .hasMessage("the server is PostgreSQL 12.22; use 13 or newer");
        assertThatCode(() -> ServerCheck.requireVersion(130_000, "13.0")).doesNotThrowAnyException();
        assertThatCode(() -> ServerCheck.requireVersion(180_006, "18.6")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.8.0", "0.8.1", "0.10.0", "1.0", "2"})
    void acceptsPgvectorFrom08On(String version) {
        assertThatCode(() -> ServerCheck.requireExtension(version, "update")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.7.4", "0.5.1", "0", "next", ""})
    void refusesAnOlderOrUnreadablePgvector(String version) {
        assertThatThrownBy(() -> ServerCheck.requireExtension(version, "update"))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("0.8 or newer")
                .hasMessageNotContaining("\n");
    }
}
