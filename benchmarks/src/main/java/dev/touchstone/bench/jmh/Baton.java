package dev.touchstone.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How two JVMs take turns through files: one prepares a stage and gives it to the other, which measures it and gives it
 * back.
 *
 * @param folder of its own, created where it is missing
 */
record Baton(Path folder) {
    private static final long POLL_MILLIS = 5;
    private static final String DROPPED = "dropped";

    /** Forgets what was given before. */
    void clear() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a stage to be measured. */
    void give(int stage) {
        put("given-" + stage);
    }

    /** Gives a stage back. */
    void giveBack(int stage) {
        put("back-" + stage);
    }

    boolean isBack(int stage) {
        return Files.exists(folder.resolve("back-" + stage));
    }

    /** Says that no further stage is coming. */
    void drop() {
        put(DROPPED);
    }

    /**
     * Waits for a stage to be given.
     *
     * @throws IllegalStateException if none is coming: the other JVM said so, or has ended
     */
    void await(int stage) {
        while (!Files.exists(folder.resolve("given-" + stage))) {
            boolean orphaned = ProcessHandle.current()
                    .parent()
                    .filter(ProcessHandle::isAlive)
                    .isEmpty();
            if (orphaned || Files.exists(folder.resolve(DROPPED))) {
                throw new IllegalStateException("stage " + stage + " is not coming any more");
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted while a benchmark ran");
        }
    }

    private void put(String name) {
        try {
            Files.write(folder.resolve(name), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
