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
    private final String identity;
    private final Map<String, String> finished = new HashMap<>();

    private record Line(String step, String result) {}

    private Checkpoint(Optional<Path> file, String identity) {
        this.file = file;
        this.identity = identity;
    }

    /** Remembers nothing. */
    public static Checkpoint none() {
        return new Checkpoint(Optional.empty(), "");
    }

    /**
     * Keeps steps in a new file, which is there once the first is finished.
     *
     * @param what is measured, as a run folder would hold it
     */
    public static Checkpoint begin(Path file, Object what) {
        return new Checkpoint(Optional.of(file), RunJson.compact(what));
    }

    /**
     * Goes on with a file's steps.
     *
     * @param what is measured, the same as when the file was begun
     * @throws ConfigurationException if there is no such file, or it is of another measurement, or damaged
     */
    public static Checkpoint resume(Path file, Object what) {
        require(file);
        Checkpoint checkpoint = new Checkpoint(Optional.of(file), RunJson.compact(what));
        try {
            checkpoint.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checkpoint;
    }

    /**
     * Looks whether there is a file to go on with.
     *
     * @throws ConfigurationException if there is none
     */
    public static void require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(
                    file + " is no file of an interrupted plan; one ends in .unfinished, and a finished plan has none");
        }
    }

    private void read(Path path) throws IOException {
        List<String> lines = whole(path);
        if (lines.isEmpty() || !lines.get(0).equals(identity)) {
            throw new ConfigurationException(path + " is of a plan with other options, or of another machine or server;"
                    + " give the same options, or leave --resume out to begin anew");
        }
        for (String text : lines.subList(1, lines.size())) {
            Line line = parse(path, text);
            finished.put(line.step(), line.result());
        }
    }

    /** The whole lines; what an interruption left of one more is cut off. */
    private static List<String> whole(Path path) throws IOException {
        String text = Files.readString(path);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.length() < text.length()) {
            Files.writeString(path, whole);
        }
        return whole.lines().toList();
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
    <T> T once(String step, Class<T> type, Work<T> work) throws InterruptedException {
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

    /** What a step does. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    private void append(Path path, String line) {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, identity + "\n", StandardOpenOption.CREATE_NEW);
            }
            Files.writeString(path, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets everything: the run is whole, or there is nothing to go on with. */
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
