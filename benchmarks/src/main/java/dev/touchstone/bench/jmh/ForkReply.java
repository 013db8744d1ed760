package dev.touchstone.bench.jmh;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a forked JVM saw beside JMH's own figures.
 *
 * @param steady whether latency had settled before measuring began
 * @param warmUpMillis time until it had settled, or the limit
 * @param exactFallbacks searches answered by an exact scan because the index returned too few rows
 */
public record ForkReply(boolean steady, long warmUpMillis, long exactFallbacks) {
    void write(Path file) throws IOException {
        Files.write(file, new ObjectMapper().writeValueAsBytes(this));
    }

    static ForkReply read(Path file) throws IOException {
        return new ObjectMapper().readValue(Files.readAllBytes(file), ForkReply.class);
    }
}
