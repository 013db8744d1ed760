package dev.touchstone.store.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.InvalidInputException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    /** Derived keys as Python's base64 and hashlib give them. */
    @ParameterizedTest
    @CsvSource({
        "c2VjcmV0LW1hc3Rlci1rZXktb2YtMzItYnl0ZXMhISE=, anna, FHLEJ5-pQWSl0nCmNjWiBirt77_fl9u1MC-TjTwNlOY=",
        "not base64!, jürgen_ü, nIMRfp5zOxIvh7xC_5xoIosVng6sSeZpgz4ddQaRW1k=",
        "pässword, default_user, HePbkukgD2qttgNkiyuT1bMexaqU2jEjyaraAZZB5iY=",
        "a-b_c+d/, x, fggteBFWTbx7sYWHz9pWOcD2XRihEjiqABwhJekmvxo="
    })
    void derivesTheKeysTheOldStoreDerives(String master, String user, String expected) {
        byte[] derived = MasterKey.of(master).userKey(user).bytes();
        assertThat(Base64.getUrlEncoder().encodeToString(derived)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "!!!!", "===="})
    void refusesAKeyThatWouldBeNone(String configured) {
        assertThatThrownBy(() -> MasterKey.of(configured)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void isAbsentWhereTheVariableIsNotSet() {
        assertThat(MasterKey.fromEnvironment(Map.of())).isEmpty();
        assertThat(MasterKey.fromEnvironment(Map.of(MasterKey.VARIABLE, ""))).isEmpty();
        assertThat(MasterKey.fromEnvironment(Map.of(MasterKey.VARIABLE, "geheim")))
                .get()
                .hasToString("MasterKey[hidden]");
    }
}
