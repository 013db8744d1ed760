package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedServerIT {
    private final Path servers = TouchstoneHome.fromEnvironment(System.getenv()).servers();
    private PostgresServer server;

    @BeforeAll
    void start(TestDatabase shared) {
        Assumptions.assumeTrue(shared.server().source() == PostgresSource.EMBEDDED, "needs the embedded server built");
        server = new PostgresServers(System.getenv()).open(Optional.of(PostgresSource.EMBEDDED));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private String read(String query) {
        return Sql.read(server.connection(), query).orElseThrow();
    }

    @Test
    void servesVectorsToAnOrdinaryRole() {
        assertThat(read("select '[1,2]'::vector <-> '[1,3]'::vector")).isEqualTo("1");
        assertThat(read("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(server.description()).startsWith("embedded: PostgreSQL 17").contains("pgvector 0.8.0");
    }

    @Test
    void listensOnLoopbackAlone() {
        assertThat(read("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(read("show unix_socket_directories")).isEmpty();
    }

    @Test
    void runsWithTheSettingsItWasTunedTo() {
        Map<String, String> tuned = Machine.tuning().settings();
        for (String name : List.of("maintenance_work_mem", "max_wal_size", "fsync", "jit", "synchronous_commit")) {
            assertThat(read("show " + name)).as(name).isEqualTo(tuned.get(name));
        }
    }

    @Test
    void refusesAWrongPasswordWithoutNamingTheUser() {
        ConnectionSettings right = server.connection();
        ConnectionSettings wrong =
                new ConnectionSettings(right.host(), right.port(), right.database(), right.user(), "wrong");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> ServerVersions.read(wrong))
                .withMessageContaining("refuses the login")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(right.user()));
    }

    @Test
    void leavesNoFolderNoProcessAndNoSecretBehind() throws IOException {
        PostgresServer second = new PostgresServers(System.getenv()).open(Optional.of(PostgresSource.EMBEDDED));
        Path data = Path.of(Sql.read(second.connection(), "show data_directory").orElseThrow());
        Postmaster postmaster = Postmaster.of(data).orElseThrow();
        assertThat(data).startsWith(servers);
        assertThat(data.resolveSibling("secret")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(data.getParent())).hasSize(3);
        second.close();
        second.close();
        assertThat(data.getParent()).doesNotExist();
        assertThat(postmaster.waitForEnd(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void doesNotTouchTheServerOfALivingOwner() {
        new PostgresServers(System.getenv())
                .open(Optional.of(PostgresSource.EMBEDDED))
                .close();
        assertThat(read("select 1")).isEqualTo("1");
    }

    @Test
    void stopsAndRemovesWhatAKilledOwnerLeftBehind() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedOwner.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line;
        try (var output = owner.inputReader()) {
            line = output.readLine();
            owner.destroyForcibly().waitFor();
        }
        Path data = Path.of(line);
        Postmaster orphan = Postmaster.of(data).orElseThrow();
        assertThat(orphan.waitForEnd(Duration.ZERO)).isFalse();

        new PostgresServers(System.getenv())
                .open(Optional.of(PostgresSource.EMBEDDED))
                .close();

        assertThat(data.getParent()).doesNotExist();
        assertThat(orphan.waitForEnd(Duration.ZERO)).isTrue();
    }
}
