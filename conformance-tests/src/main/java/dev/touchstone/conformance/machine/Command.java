package dev.touchstone.conformance.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of the machine, run to its end; its children end with this JVM.
 *
 * @param words program and arguments; nothing passes through a shell
 * @param folder where it runs, and where its output is kept while it runs
 * @param limit how long it may take
 */
public record Command(List<String> words, Path folder, Duration limit) {
    public Command {
        words = List.copyOf(words);
    }

    public static Command in(Path folder, String... words) {
        return new Command(List.of(words), folder, Duration.ofMinutes(5));
    }

    /**
     * Runs the program and returns what it wrote to its standard output.
     *
     * @throws UnavailableException if it cannot be started, takes too long, or ends with a code other than 0
     */
    public String run() {
        Path output = null;
        Path errors = null;
        try {
            output = Files.createTempFile(folder, "command", ".out");
            errors = Files.createTempFile(folder, "command", ".err");
            int code = waitFor(start(output, errors));
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (code != 0) {
                String complaint = Files.readString(errors, StandardCharsets.UTF_8);
                throw new UnavailableException(name() + " failed (exit code " + code + "): "
                        + Causes.lastLine(complaint.isBlank() ? text : complaint));
            }
            return text;
        } catch (IOException e) {
            throw Folders.cannotWrite(folder, e);
        } finally {
            delete(output);
            delete(errors);
        }
    }

    private String name() {
        return Path.of(words.get(0)).getFileName().toString();
    }

    private Process start(Path output, Path errors) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UnavailableException(name() + " cannot be started; install it, see ./touchstone doctor", e);
        }
    }

    private int waitFor(Process process) {
        ExitHook hook = ExitHook.register("end " + name(), () -> kill(process));
        try {
            if (process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            kill(process);
            throw new UnavailableException(
                    name() + " was ended: it took more than " + limit.toSeconds() + " s; try again");
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new UnavailableException(name() + " was interrupted", e);
        } finally {
            hook.cancel();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void delete(Path file) {
        if (file != null && !file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }
}
