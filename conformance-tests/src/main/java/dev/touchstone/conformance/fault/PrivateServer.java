package dev.touchstone.conformance.fault;

import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.EmbeddedBinaries;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL of one test's own, from the embedded server's binaries, which may be stopped, killed and started. */
public final class PrivateServer implements AutoCloseable {
    /** The password of every role. */
    public static final String PASSWORD = "secret-" + UUID.randomUUID();

    static final String ROLE = "app";

    private final LocalProgram programs;
    private final Path bin;
    private final int port = LocalProgram.freePort();

    private PrivateServer(Path folder, Path bin) {
        this.programs = new LocalProgram(folder);
        this.bin = bin;
    }

    /** Makes a server in an empty folder and starts it; the test is skipped where the binaries were never unpacked. */
    public static PrivateServer start(Path folder, String... configuration) {
        PrivateServer server = new PrivateServer(folder, binaries());
        server.create(List.of(configuration));
        server.start();
        server.createRole();
        return server;
    }

    private static Path binaries() {
        Optional<Path> found = EmbeddedBinaries.find(TouchstoneHome.fromEnvironment(System.getenv()));
        Assumptions.assumeTrue(found.isPresent(), "needs the embedded server's binaries; run ./touchstone test");
        return found.orElseThrow();
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
    public void execute(String sql) {
        execute(ROLE, sql);
    }

    /** Executes a statement as the superuser. */
    void execute(String database, String sql) {
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

    /** Starts it again. */
    public void start() {
        control("start", "--log=" + programs.folder().resolve("server.log"));
    }

    /** Kills the postmaster and every backend at once, as a machine that loses power would. */
    public void kill() {
        Path file = data().resolve("postmaster.pid");
        try {
            long postmaster = Long.parseLong(Files.readAllLines(file).get(0).strip());
            ProcessHandle first = ProcessHandle.of(postmaster).orElseThrow();
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(first), first.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle each : all) {
                awaitEnd(each);
            }
            Files.delete(file); // a process nobody has reaped yet would pass for a running server
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
        Path words = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        while (process.isAlive() && Files.exists(words) && Files.readAllBytes(words).length > 0) {
            Thread.onSpinWait();
        }
    }

    /** Stops it in order, ending the clients' sessions. */
    public void stop() {
        control("stop", "--mode=fast");
    }

    private void control(String action, String option) {
        programs.run(bin.resolve("pg_ctl").toString(), action, "--wait", "--pgdata=" + data(), option);
    }

    /** An ordinary role that owns the database. */
    public ConnectionSettings connection(String host, Map<String, String> properties) {
        return new ConnectionSettings(host, port, ROLE, ROLE, PASSWORD, properties);
    }

    public ConnectionSettings connection() {
        return connection("127.0.0.1", Map.of());
    }

    public ConnectionSettings superuser() {
        return new ConnectionSettings("127.0.0.1", port, ROLE, "postgres", PASSWORD);
    }

    /** Stops the server; one that is stopped already is an error of the test. */
    @Override
    public void close() {
        stop();
    }
}
