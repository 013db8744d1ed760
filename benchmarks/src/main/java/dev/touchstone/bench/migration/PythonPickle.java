package dev.touchstone.bench.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPython's own reading of a pickle, in a process of its own and timed within it, so that its start does not count.
 *
 * @param interpreter the program
 */
record PythonPickle(String interpreter) {
    private static final String SCRIPT = """
            import pickle, sys, time
            with open(sys.argv[1], 'rb') as f:
                start = time.perf_counter()
                vectors = pickle.load(f)
                print(time.perf_counter() - start, len(vectors))
            """;

    /** Returns python3, if this machine has one. */
    static Optional<PythonPickle> find() throws IOException {
        PythonPickle python = new PythonPickle("python3");
        try {
            return python.run("-c", "print('there')").equals("there") ? Optional.of(python) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no such program: the figure is absent, and the command says why
        }
    }

    /**
     * Returns how many seconds {@code pickle.load} takes.
     *
     * @throws IOException if it fails, or reads another number of vectors
     */
    double seconds(Path file, int vectors) throws IOException {
        String[] said = run("-c", SCRIPT, file.toString()).split(" ", 2);
        if (said.length != 2 || !said[1].equals(Integer.toString(vectors))) {
            throw new IOException("python3 did not read " + vectors + " vectors: " + String.join(" ", said));
        }
        return Double.parseDouble(said[0]);
    }

    private String run(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = interpreter;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while python3 ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
