package dev.touchstone.store.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {
    @Test
    void isOffWithoutAMasterKey() {
        assertThat(Encryption.fromEnvironment(Map.of())).isEmpty();
    }

    @Test
    void readsBothKeysAndTheFilterKeysAndShowsNeither() {
        Encryption encryption = Encryption.fromEnvironment(Map.of(
                        MasterKey.VARIABLE,
                        "new secret!",
                        Encryption.PREVIOUS_VARIABLE,
                        "old secret!",
                        Encryption.FILTER_KEYS_VARIABLE,
                        "department, n,"))
                .orElseThrow();
        assertThat(encryption.previous()).isPresent();
        assertThat(encryption.filterKeys()).containsExactlyInAnyOrder("department", "n");
        assertThat(encryption.toString()).doesNotContain("secret");
    }

    /** Taken for plain storage, a forgotten master key would write readable documents. */
    @ParameterizedTest
    @ValueSource(strings = {Encryption.PREVIOUS_VARIABLE, Encryption.FILTER_KEYS_VARIABLE})
    void refusesTheOtherVariablesWithoutAMasterKey(String variable) {
        assertThatThrownBy(() -> Encryption.fromEnvironment(Map.of(variable, "something!")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(MasterKey.VARIABLE)
                .hasMessageNotContaining("something");
    }
}
