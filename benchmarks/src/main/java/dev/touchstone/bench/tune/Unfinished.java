package dev.touchstone.bench.tune;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.touchstone.bench.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The folder of a run that has not ended: what was asked and what was measured so far. */
public final class Unfinished {
    private static final String REQUEST = "request.json";
    private static final String SUFFIX = ".unfinished";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final Path folder;
    private final TuneRequest request;

    private Unfinished(Path folder, TuneRequest request) {
        this.folder = folder;
        this.request = request;
    }

    /** Begins a folder below {@code out}. */
    public static Unfinished begin(Path out, TuneRequest request, Instant now) {
        Path folder = out.resolve(NAME.format(now) + "-tune-" + request.dataset() + SUFFIX);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(REQUEST), JSON.writeValueAsBytes(request));
            return new Unfinished(folder, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the folder of an interrupted run.
     *
     * @throws ConfigurationException if it is none
     */
    public static Unfinished resume(Path folder) {
        Path file = folder.resolve(REQUEST);
        if (!Files.exists(file)) {
            throw new ConfigurationException(folder + " is not the folder of an interrupted tune run; it ends in "
                    + SUFFIX + " and holds " + REQUEST);
        }
        try {
            return new Unfinished(folder, JSON.readValue(Files.readAllBytes(file), TuneRequest.class));
        } catch (IOException e) {
            throw new ConfigurationException(file + " cannot be read; begin a new run", e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** What was asked. */
    public TuneRequest request() {
        return request;
    }

    Journal journal() {
        return Journal.open(folder);
    }

    /** Removes the folder of a run that was refused, or failed, before it measured anything. */
    void removeIfEmpty() {
        if (journal().isEmpty()) {
            remove();
        }
    }

    /** Removes the folder of a run that has ended. */
    void remove() {
        try {
            Files.deleteIfExists(folder.resolve(Journal.FILE));
            Files.deleteIfExists(folder.resolve(REQUEST));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
