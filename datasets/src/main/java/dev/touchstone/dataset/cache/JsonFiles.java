package dev.touchstone.dataset.cache;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** JSON and JSON lines, the same bytes for the same content in every process. */
final class JsonFiles {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private JsonFiles() {}

    static void write(Path file, Object value) throws IOException {
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        DurableFiles.write(file, ByteBuffer.wrap(bytes));
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        return JSON.readValue(file.toFile(), type);
    }

    static void writeLines(Path file, List<?> values) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Object value : values) {
            lines.write(JSON.writeValueAsBytes(value));
            lines.write('\n');
        }
        DurableFiles.write(file, ByteBuffer.wrap(lines.toByteArray()));
    }

    static <T> List<T> readLines(Path file, Class<T> type) throws IOException {
        try (MappingIterator<T> lines = JSON.readerFor(type).readValues(file.toFile())) {
            return lines.readAll();
        }
    }
}
