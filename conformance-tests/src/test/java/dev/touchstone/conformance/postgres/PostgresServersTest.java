package dev.touchstone.conformance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresServersTest {
    private static final String NO_DOCKER = "tcp://127.0.0.1:1";

    private static PostgresSource choose(Map<String, String> environment) {
        return new PostgresServers(environment).choose(Optional.empty());
    }

    @Test
    void prefersWhatWasAskedForThenTheVariableThenWhatIsThere() {
        Map<String, String> all =
                Map.of("TOUCHSTONE_POSTGRES", "container", "POSTGRES_HOST", "db", "DOCKER_HOST", NO_DOCKER);
        assertThat(new PostgresServers(all).choose(Optional.of(PostgresSource.URL)))
                .isEqualTo(PostgresSource.URL);
        assertThat(choose(all)).isEqualTo(PostgresSource.CONTAINER);
        assertThat(choose(Map.of("POSTGRES_HOST", "db"))).isEqualTo(PostgresSource.URL);
        assertThat(choose(Map.of("DATABASE_URL", "postgresql://db/x"))).isEqualTo(PostgresSource.URL);
        assertThat(choose(Map.of("DOCKER_HOST", NO_DOCKER))).isEqualTo(PostgresSource.EMBEDDED);
    }

    @Test
    void refusesAnUnknownSourceByName() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> choose(Map.of("TOUCHSTONE_POSTGRES", "Embedded")))
                .withMessage("TOUCHSTONE_POSTGRES is \"Embedded\"; use url, container or embedded");
    }

    @Test
    void saysWhatIsMissingWhereNothingWasBuiltAndBuildsNothing(@TempDir Path home) {
        PostgresServers servers = new PostgresServers(Map.of("TOUCHSTONE_HOME", home.toString()));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> servers.open(Optional.of(PostgresSource.EMBEDDED)))
                .withMessageContaining("is not built yet in " + home)
                .withMessageContaining("./touchstone provision");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void neverFallsBackFromTheSourceThatWasAskedFor() {
        PostgresServers servers = new PostgresServers(Map.of("DOCKER_HOST", NO_DOCKER));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> servers.open(Optional.of(PostgresSource.CONTAINER)))
                .withMessageContaining("no Docker engine answers");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> servers.open(Optional.of(PostgresSource.URL)))
                .withMessageContaining("no server is named");
    }

    @Test
    void takesTheCacheFolderFromTheEnvironmentAndNeverInventsOne() {
        assertThat(TouchstoneHome.fromEnvironment(Map.of("TOUCHSTONE_HOME", "/a/../b", "HOME", "/h")))
                .isEqualTo(new TouchstoneHome(Path.of("/b")));
        assertThat(TouchstoneHome.fromEnvironment(Map.of("TOUCHSTONE_HOME", "", "HOME", "/h"))
                        .folder())
                .isEqualTo(Path.of("/h/.cache/touchstone"));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> TouchstoneHome.fromEnvironment(Map.of()));
    }

    @Test
    void examinesAMachineWithoutChangingIt(@TempDir Path home) {
        Path cache = home.resolve("cache");
        var checks = new Doctor(Map.of("TOUCHSTONE_HOME", cache.toString(), "DOCKER_HOST", NO_DOCKER))
                .check(Optional.empty());
        assertThat(checks)
                .filteredOn(check -> check.subject().equals("embedded server"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.ok()).isFalse();
                    assertThat(check.remedy()).isEqualTo("./touchstone provision");
                });
        assertThat(Doctor.ready(checks)).isFalse();
        assertThat(Files.exists(cache)).isFalse();
    }
}
