package dev.touchstone.conformance.store;

import dev.touchstone.conformance.postgres.TouchstoneHome;
import dev.touchstone.conformance.postgres.internal.ServerImage;
import dev.touchstone.conformance.postgres.internal.Versions;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL of one test's own, from the embedded server's binaries, which the test may stop and start. */
final class LocalServer implements AutoCloseable {
    static final String PASSWORD = "secret-" + UUID.randomUUID();
    private static final String ROLE = "app";

    private final LocalProgram programs;
    private final Path bin;
    private final int port = LocalProgram.freePort();

    private LocalServer(Path folder, Path bin) {
        this.programs = new LocalProgram(folder);
        this.bin = bin;
    }

    /** Makes a server in an empty folder and starts it; the test is skipped where the binaries were never unpacked. */
    static LocalServer start(Path folder, String... configuration) {
        LocalServer server = new LocalServer(folder, binaries());
        server.create(List.of(configuration));
        server.start();
        server.createRole();
        return server;
    }

    private static Path binaries() {
        ServerImage image = ServerImage.of(TouchstoneHome.fromEnvironment(System.getenv()), Versions.pinned());
        Assumptions.assumeTrue(image.exists(), "needs the embedded server's binaries; run ./touchstone test");
        try (Stream<Path> entries = Files.list(image.folder())) {
            return entries.map(entry -> entry.resolve("bin"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(List<String> configuration) {
        Path secret = programs.write("secret", PASSWORD);
        programs.run(
                bin.resolve("initdb").toString(),
                "--pgdata=" + data(),
                "--username=postgres",
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--locale=C",
                "--encoding=UTF8",
                "--no-sync");
        try {
            Files.write(
                    data().resolve("postgresql.auto.conf"),
                    Stream.concat(
                                    Stream.of(
                                            "listen_addresses = '127.0.0.1'",
                                            "unix_socket_directories = ''",
                                            "fsync = off",
                                            "port = " + port),
                                    configuration.stream())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createRole() {
        execute("postgres", "create role " + ROLE + " login password '" + PASSWORD + "'");
        execute("postgres", "create database " + ROLE + " owner " + ROLE);
        execute("create extension vector");
    }

    /** Executes a statement in the application's database as the superuser. */
    void execute(String sql) {
        execute(ROLE, sql);
    }

    private void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path data() {
        return programs.folder().resolve("data");
    }

    void start() {
        control("start", "--log=" + programs.folder().resolve("server.log"));
    }

    void stop() {
        control("stop", "--mode=fast");
    }

    /** Ends the server as a crash does: without a word to its clients, and with recovery at the next start. */
    void kill() {
        control("stop", "--mode=immediate");
    }

    private void control(String action, String option) {
        programs.run(bin.resolve("pg_ctl").toString(), action, "--wait", "--pgdata=" + data(), option);
    }

    /** An ordinary role that owns the database. */
    ConnectionSettings connection(String host, Map<String, String> properties) {
        return new ConnectionSettings(host, port, ROLE, ROLE, PASSWORD, properties);
    }

    ConnectionSettings connection() {
        return connection("127.0.0.1", Map.of());
    }

    ConnectionSettings superuser() {
        return new ConnectionSettings("127.0.0.1", port, ROLE, "postgres", PASSWORD);
    }

    /** Stops the server; one that is stopped already is an error of the test. */
    @Override
    public void close() {
        stop();
    }
}
