package dev.touchstone.bench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a JVM of its own, as the shell script starts it. */
public record CommandProcess(Process process, Path out, Path err) {
    private static final long LIMIT_MINUTES = 5;

    /** Starts a command whose output goes to two files in a folder. */
    public static CommandProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** Starts a command with more in its environment. */
    public static CommandProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.touchstone.bench.cli.Touchstone"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new CommandProcess(builder.start(), out, err);
    }

    /** Waits for its end and returns its exit code. */
    public int await() throws InterruptedException {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the command did not end; it said: " + errors());
        }
        return process.exitValue();
    }

    /** What it said on standard output. */
    public String output() {
        return read(out);
    }

    /** What it said on standard error. */
    public String errors() {
        return read(err);
    }

    /** Waits until the command has said something on standard error. */
    public void awaitError(String text) throws InterruptedException {
        while (!errors().contains(text)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the command ended before it said \"" + text + "\": " + errors());
            }
            Thread.sleep(20);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
