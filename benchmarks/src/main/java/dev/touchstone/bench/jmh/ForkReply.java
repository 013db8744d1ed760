package dev.touchstone.bench.jmh;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a forked JVM saw beside JMH's own figures.
 *
 * @param steady whether latency had settled before measuring began
 * @param warmUpMillis time until it had settled, or the limit
 * @param exactFallbacks searches answered by an exact scan because the index returned too few rows
 */
public record ForkReply(boolean steady, long warmUpMillis, long exactFallbacks) {
    void write(Path file) throws IOException {
        writeAll(file, List.of(this));
    }

    /** Writes one reply a setting that took turns in the JVM. */
    static void writeAll(Path file, List<ForkReply> replies) throws IOException {
        Files.write(file, new ObjectMapper().writeValueAsBytes(replies));
    }

    static List<ForkReply> readAll(Path file) throws IOException {
        return new ObjectMapper().readValue(Files.readAllBytes(file), new TypeReference<>() {});
    }
}
