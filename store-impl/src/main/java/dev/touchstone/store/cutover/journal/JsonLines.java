package dev.touchstone.store.cutover.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.touchstone.store.VectorStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Files of one JSON object a line, whose last line a killed process may have left incomplete. */
final class JsonLines {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JsonLines() {}

    /** Returns a value as one line, its end included. */
    static byte[] line(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a journal line is not JSON", e);
        }
    }

    /**
     * Reads a file line by line, without the last line where that does not end.
     *
     * @return whether the last line was left out
     * @throws VectorStoreException naming the file and the line that is damaged
     */
    static <T> boolean read(Path file, Class<T> type, Consumer<? super T> consumer) {
        try {
            boolean cut = isCut(file);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                for (int number = 1; line != null; number++) {
                    String next = lines.readLine();
                    if (next != null || !cut) {
                        consumer.accept(parse(file, number, line, type));
                    }
                    line = next;
                }
            }
            return cut;
        } catch (IOException e) {
            throw new VectorStoreException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static boolean isCut(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                return false;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }

    private static <T> T parse(Path file, int number, String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new VectorStoreException(
                    file + " line " + number + " is no line of a shadow journal; remove it, or leave the file out");
        }
    }
}
