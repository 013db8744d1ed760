package dev.touchstone.conformance.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An interpreter of this machine.
 *
 * @param command its name or path
 */
public record Python(String command) {
    /** Returns the first python3, of the path or of the system, that has the modules. */
    public static Optional<Python> having(String... modules) {
        String imports = modules.length == 0 ? "" : "import " + String.join(", ", modules);
        return Stream.of("python3", "/usr/bin/python3")
                .map(Python::new)
                .filter(python -> python.succeeds(imports))
                .findFirst();
    }

    private boolean succeeds(String script) {
        try {
            run(script);
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    /**
     * Runs a script and returns what it printed.
     *
     * @param arguments found by the script in {@code sys.argv[1:]}
     * @throws IllegalStateException with what it printed, if it fails
     */
    public String run(String script, Object... arguments) {
        List<String> words = new ArrayList<>(List.of(command, "-c", script));
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " ran", e);
        }
    }
}
