package dev.touchstone.dataset.cache;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;

/** JSON and JSON lines, the same bytes for the same content in every process. */
final class JsonFiles {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final int BUFFER_BYTES = 1 << 16;

    private JsonFiles() {}

    static void write(Path file, Object value) throws IOException {
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        DurableFiles.write(file, ByteBuffer.wrap(bytes));
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        return JSON.readValue(file.toFile(), type);
    }

    /** Writes values as they come, one a line. */
    static void writeLines(Path file, Iterator<?> values) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream lines = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
            while (values.hasNext()) {
                lines.write(JSON.writeValueAsBytes(values.next()));
                lines.write('\n');
            }
            lines.flush();
            channel.force(true);
        }
    }

    /** Reads one line. */
    static <T> T parse(byte[] line, Class<T> type) throws IOException {
        return JSON.readValue(line, type);
    }

    static <T> List<T> readLines(Path file, Class<T> type) throws IOException {
        try (MappingIterator<T> lines = JSON.readerFor(type).readValues(file.toFile())) {
            return lines.readAll();
        }
    }
}
