package dev.touchstone.conformance.migration;

import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link KilledMigration} that runs. */
final class MigrationProcess {
    private final Process process;
    private final BufferedReader reports;
    private String last = "the start";

    private MigrationProcess(Process process) {
        this.process = process;
        this.reports = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts one; what goes wrong in it is written to a file. */
    static MigrationProcess start(Path userData, Path backup, String pattern, ConnectionSettings server, Path log) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledMigration.class.getName(),
                userData.toString(),
                backup.toString(),
                pattern);
        builder.environment()
                .put(
                        "DATABASE_URL",
                        "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":"
                                + server.port() + "/" + server.database());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new MigrationProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for so many reports, or for its end. */
    void awaitReports(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String line = reports.readLine();
            if (line == null) {
                return;
            }
            last = line;
        }
    }

    /** Returns what it reported last. */
    String last() {
        return last;
    }

    /** Kills it, and returns whether it had moved everything before. */
    boolean kill() throws InterruptedException {
        return process.destroyForcibly().waitFor() == 0;
    }

    /** Waits for its end, and returns whether it had moved everything. */
    boolean succeeds() throws IOException, InterruptedException {
        reports.transferTo(Writer.nullWriter());
        return process.waitFor() == 0;
    }
}
