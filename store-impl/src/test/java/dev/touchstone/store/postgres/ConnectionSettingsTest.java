package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {
    private static ConnectionSettings ofUrl(String url) {
        return ConnectionSettings.fromEnvironment(Map.of("DATABASE_URL", url, "POSTGRES_HOST", "other"))
                .orElseThrow();
    }

    @Test
    void decodesTheLibpqForm() {
        ConnectionSettings settings =
                ofUrl("postgresql://us%40er:p%2Fa%3As+s%25@db.example:5433/my%20db?sslmode=require");
        assertThat(settings)
                .isEqualTo(new ConnectionSettings(
                        "db.example", 5433, "my db", "us@er", "p/a:s+s%", Map.of("sslmode", "require")));
    }

    @Test
    void decodesTheJdbcForm() {
        assertThat(ofUrl("jdbc:postgresql://h/d?user=u&password=p%26q"))
                .isEqualTo(new ConnectionSettings("h", 5432, "d", "u", "p&q"));
    }

    @Test
    void readsTheSeparateVariables() {
        Map<String, String> environment =
                Map.of("POSTGRES_HOST", "h", "POSTGRES_PORT", "1", "POSTGRES_DB", "d", "POSTGRES_USER", "u");
        assertThat(ConnectionSettings.fromEnvironment(environment))
                .contains(new ConnectionSettings("h", 1, "d", "u", ""));
        assertThat(ConnectionSettings.fromEnvironment(Map.of())).isEmpty();
    }

    /** Else a variable left over from another project would send a part of the connection somewhere else. */
    @Test
    void takesNothingFromTheSeparateVariablesWhereTheUrlIsSet() {
        Map<String, String> both = Map.of(
                "DATABASE_URL", "postgresql://u@h/d",
                "POSTGRES_HOST", "other",
                "POSTGRES_PORT", "not even a number",
                "POSTGRES_DB", "other",
                "POSTGRES_USER", "other",
                "POSTGRES_PASSWORD", "other");
        assertThat(ConnectionSettings.fromEnvironment(both)).contains(new ConnectionSettings("h", 5432, "d", "u", ""));
    }

    @Test
    void namesTheMissingVariable() {
        assertThatThrownBy(() -> ConnectionSettings.fromEnvironment(Map.of("POSTGRES_HOST", "h")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("POSTGRES_DB is not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:s3cret@h/d",
                "postgresql://u:s3cret@h",
                "postgresql://u:s3cret@h/",
                "postgresql://u:s3cret@h:0/d",
                "postgresql://u:s3cret@h:99999/d",
                "postgresql://u:s3cret@h:x/d",
                "postgresql://u:s3cret#@h/d",
                "postgresql://u:s3cret%zz@h/d",
                "postgresql://u:s3 cret@h/d",
                "postgresql://h/d?password=s3cret",
                "postgresql://u:s3cret@h1,h2/d",
                "postgresql://u:s3cret@h/d?sslmode"
            })
    void refusesABadUrlWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> ofUrl(url))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("s3")
                .hasMessageNotContaining("\n")
                .hasNoCause();
    }

    @Test
    void hidesThePasswordWhenPrinted() {
        assertThat(ofUrl("postgresql://u:s3cret@h/d?sslpassword=s3cret").toString())
                .doesNotContain("s3cret");
    }
}
