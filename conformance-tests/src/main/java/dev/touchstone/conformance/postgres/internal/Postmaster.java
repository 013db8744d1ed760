package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Pause;
import dev.touchstone.conformance.machine.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server process that serves from a data folder of ours.
 *
 * @param process the process
 * @param data the folder it serves from
 */
record Postmaster(ProcessHandle process, Path data) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 20;

    /** Returns the process the data folder names, if it lives and was really started on that folder. */
    static Optional<Postmaster> of(Path data) {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnavailableException(data + " cannot be read; stop its server and delete it by hand", e);
        }
        if (lines.size() < 2 || !lines.get(1).equals(data.toString())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> servesFrom(process, data))
                .map(process -> new Postmaster(process, data));
    }

    /** A process that has ended but was not reaped yet has no command line. */
    private static boolean servesFrom(ProcessHandle process, Path data) {
        try {
            String words = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(words.split("\0")).contains(data.toString());
        } catch (IOException e) {
            return false; // no such process any more
        }
    }

    /** Ends the server: politely, then by force. */
    void end() {
        if (!waitForEnd(Duration.ZERO)) {
            process.destroy();
        }
        if (!waitForEnd(PATIENCE)) {
            process.destroyForcibly();
            if (!waitForEnd(PATIENCE)) {
                throw new UnavailableException(
                        "the PostgreSQL server with process id " + process.pid() + " does not end; end it by hand");
            }
        }
    }

    /** Whether the process ended within the time. */
    boolean waitForEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (process.isAlive() && servesFrom(process, data)) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            Pause.millis(PAUSE_MILLIS);
        }
        return true;
    }
}
