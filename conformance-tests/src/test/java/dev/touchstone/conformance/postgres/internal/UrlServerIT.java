package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.machine.Pause;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
final class UrlServerIT {
    private ConnectionSettings database;
    private String schema;

    @BeforeEach
    void keep(TestDatabase given) {
        database = given.connection();
        schema = given.schema();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("POSTGRES_HOST", database.host());
        environment.put("POSTGRES_PORT", Integer.toString(database.port()));
        environment.put("POSTGRES_DB", database.database());
        environment.put("POSTGRES_USER", database.user());
        environment.put("POSTGRES_PASSWORD", database.password());
        return environment;
    }

    private static PostgresServer open(Map<String, String> environment) {
        return new PostgresServers(environment).open(Optional.of(PostgresSource.URL));
    }

    private boolean exists(String name) {
        return Sql.read(database, "select 1 from pg_namespace where nspname = '" + name + "'")
                .isPresent();
    }

    @Test
    void dropsItsSchemasAndNothingElse() {
        String own;
        String more;
        try (PostgresServer server = open(environment())) {
            own = server.schema();
            more = server.newSchema();
            Sql.execute(database, "create table " + own + ".t (x int)", "create table " + more + ".t (x int)");
            assertThat(server.description()).startsWith("url: PostgreSQL ").doesNotContain(database.host());
        }
        assertThat(exists(own)).isFalse();
        assertThat(exists(more)).isFalse();
        assertThat(exists(schema)).isTrue();
    }

    @Test
    void dropsASchemaThatAnInterruptedStatementStillHolds() throws Exception {
        PostgresServer server = open(environment());
        Sql.execute(database, "create table " + server.schema() + ".t (x int)");
        Thread stuck = new Thread(() -> {
            try {
                Sql.execute(database, "begin", "lock table " + server.schema() + ".t", "select pg_sleep(600)");
            } catch (UnavailableException e) {
                // its session is ended, as it should be
            }
        });
        stuck.start();
        while (Sql.read(
                        database,
                        "select 1 from pg_locks where mode = 'AccessExclusiveLock' and relation = '" + server.schema()
                                + ".t'::regclass")
                .isEmpty()) {
            Pause.millis(20);
        }
        server.close();
        stuck.join();
        assertThat(exists(server.schema())).isFalse();
    }

    @Test
    void refusesADatabaseWithoutTheExtensionAndNamesTheCommand() {
        Map<String, String> environment = environment();
        String bare = schema + "_bare";
        Sql.execute(database, "create database " + bare);
        try {
            environment.put("POSTGRES_DB", bare);
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> open(environment))
                    .withMessageContaining("CREATE EXTENSION vector");
        } finally {
            Sql.execute(database, "drop database " + bare);
        }
    }

    @Test
    void saysWhatIsWrongWithoutSayingWho() {
        assertThat(failure("POSTGRES_PASSWORD", "wrong")).contains("refuses the login");
        assertThat(failure("POSTGRES_DB", "nowhere")).contains("no database of that name");
        assertThat(failure("POSTGRES_PORT", "1")).contains("does not answer");
    }

    private String failure(String variable, String value) {
        Map<String, String> environment = environment();
        environment.put(variable, value);
        String[] message = new String[1];
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> open(environment))
                .satisfies(e -> message[0] = e.getMessage());
        assertThat(message[0]).doesNotContain(database.host()).doesNotContain("\n");
        return message[0];
    }
}
