package dev.touchstone.bench.plan;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.report.run.RunJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of finished steps, a line of JSON each in a file, so that an interrupted run goes on where it stopped.
 *
 * <p>The first line says what is measured; a file of something else is refused.
 */
public final class Checkpoint {
    private final Optional<Path> file;
    private final Map<String, String> finished = new HashMap<>();

    private record Line(String step, String result) {}

    private Checkpoint(Optional<Path> file) {
        this.file = file;
    }

    /** Remembers nothing. */
    public static Checkpoint none() {
        return new Checkpoint(Optional.empty());
    }

    /**
     * Goes on with the file's steps, or begins a new one.
     *
     * @param what is measured, as a run folder would hold it
     * @throws ConfigurationException if the file is of another measurement, or damaged
     */
    public static Checkpoint open(Path file, Object what) {
        Checkpoint checkpoint = new Checkpoint(Optional.of(file));
        String identity = RunJson.compact(what);
        try {
            if (Files.exists(file)) {
                checkpoint.read(file, identity);
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, identity + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checkpoint;
    }

    private void read(Path path, String identity) throws IOException {
        List<String> lines = Files.readAllLines(path);
        if (lines.isEmpty() || !lines.get(0).equals(identity)) {
            throw new ConfigurationException(
                    path + " is of a measurement with other settings; repeat those to finish it,"
                            + " or delete the file to begin anew");
        }
        for (String text : lines.subList(1, lines.size())) {
            Line line = parse(path, text);
            finished.put(line.step(), line.result());
        }
    }

    private static Line parse(Path path, String text) {
        try {
            return RunJson.parse(text, Line.class);
        } catch (RuntimeException e) {
            throw new ConfigurationException(path + " is damaged; delete the file to begin anew", e);
        }
    }

    /** How many steps are finished already. */
    public int steps() {
        return finished.size();
    }

    boolean has(String step) {
        return finished.containsKey(step);
    }

    /** The result of a step: remembered, or worked out and kept. */
    <T> T once(String step, Class<T> type, Step<T> work) throws InterruptedException {
        String known = finished.get(step);
        if (known != null) {
            return RunJson.parse(known, type);
        }
        T result = work.run();
        String json = RunJson.compact(result);
        finished.put(step, json);
        file.ifPresent(path -> append(path, RunJson.compact(new Line(step, json)) + "\n"));
        return result;
    }

    /** A step of a measurement. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws InterruptedException;
    }

    private static void append(Path path, String line) {
        try {
            Files.writeString(path, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets everything: the run is whole. */
    public void delete() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
