package dev.touchstone.bench.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.fault.PrivateServer;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStores;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runbook whose commands, as they are written, fail or lose a document. */
class CutoverIT {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java") + " -cp '"
            + System.getProperty("java.class.path") + "' ";

    @TempDir
    Path folder;

    private PrivateServer server;

    @BeforeEach
    void prepare() throws IOException {
        server = PrivateServer.start(Files.createDirectory(folder.resolve("server")), "fsync = off");
        script("touchstone", JAVA + "-Djava.awt.headless=true dev.touchstone.bench.cli.Touchstone \"$@\"");
        script("stop-application", "true");
        script(
                "start-application",
                "echo run >> starts; " + JAVA + CutoverApplication.class.getName() + " $(wc -l < starts)");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void script(String name, String command) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Map<String, String> environment(String backend) {
        ConnectionSettings connection = server.connection();
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "DATABASE_URL",
                "postgresql://" + connection.user() + ":" + connection.password() + "@" + connection.host() + ":"
                        + connection.port() + "/" + connection.database());
        environment.put("VECTOR_STORE_USER_DATA", folder.resolve("user_data").toString());
        environment.put("VECTOR_STORE_SHADOW_JOURNAL", folder.resolve("journal").toString());
        environment.put("ENCRYPTION_MASTER_KEY", "a master key for tests");
        environment.put("VECTOR_STORE_BACKEND", backend);
        return environment;
    }

    /** Runs commands one after the other in one shell, which ends at the first that fails. */
    private String shell(String commands) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment("file"));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String output = Files.readString(said);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void everyCommandOfTheRunbookSucceedsAndEveryDocumentIsThereAfterwards() throws Exception {
        List<String> blocks = Runbook.read().blocks("sh");
        assertThat(blocks).hasSize(8);
        shell("./start-application");
        assertThat(shell(String.join("", blocks.subList(0, 6)))).contains("Verdict: PASS");
        assertEverythingIsThere("postgres", 3);
        shell(blocks.get(7));
        assertEverythingIsThere("file", 4);
        shell(blocks.get(6));
        assertEverythingIsThere("file", 5);
        assertThat(runFolders()).anyMatch(name -> name.contains("report-shadow"));
    }

    @Test
    void theGatesCommandIsOneThatTheCommandLineTakes() throws Exception {
        List<String> gate = Runbook.read().blocks("gate");
        assertThat(gate).hasSize(1);
        assertThat(shell(gate.get(0).strip() + " --help")).contains("--legacy");
    }

    private void assertEverythingIsThere(String backend, int runs) {
        try (VectorStores stores =
                VectorStores.fromEnvironment(environment(backend), new VectorsOnly(CutoverApplication.DIMENSION))) {
            for (String user : List.of("alice", "bert")) {
                try (VectorStore store = stores.open(CollectionId.ofUser(user))) {
                    assertThat(store.page(PageRequest.first(10_000)).items())
                            .extracting(Document::id)
                            .as(user + " in " + backend)
                            .isEqualTo(CutoverApplication.idsAfter(runs));
                }
            }
        }
    }

    private List<String> runFolders() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.map(run -> run.getFileName().toString()).toList();
        }
    }
}
