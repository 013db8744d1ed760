package dev.touchstone.store.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.internal.MetadataJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads and writes {@code metadata.json}, a list of objects. */
final class MetadataFile {
    private static final TypeReference<List<Map<String, Object>>> ENTRIES = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = MetadataJson.mapper();
    private static final String FERNET_VERSION = "gAAAA";

    private MetadataFile() {}

    static List<StoredEntry> read(Path file) throws IOException {
        List<Map<String, Object>> objects = parse(file);
        if (objects == null) {
            throw damaged(file, "holds null instead of a list of objects", null);
        }
        List<StoredEntry> entries = new ArrayList<>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            String entry = "entry " + i + " ";
            if (objects.get(i) == null) {
                throw damaged(file, entry + "is null", null);
            }
            entries.add(StoredEntry.read(objects.get(i), reason -> damaged(file, entry + reason, null)));
        }
        return entries;
    }

    private static List<Map<String, Object>> parse(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (new String(bytes, 0, Math.min(bytes.length, FERNET_VERSION.length()), StandardCharsets.ISO_8859_1)
                .equals(FERNET_VERSION)) {
            throw damaged(file, "is encrypted (a Fernet token); decrypt it first", null);
        }
        try {
            return MAPPER.readValue(bytes, ENTRIES);
        } catch (JsonProcessingException e) {
            throw damaged(file, "is not a JSON list of objects; restore it from a backup", e);
        }
    }

    private static VectorStoreException damaged(Path file, String reason, Throwable cause) {
        return new VectorStoreException(file + ": " + reason, cause);
    }

    static void write(List<StoredEntry> entries, OutputStream out) throws IOException {
        MAPPER.writer()
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValue(out, entries.stream().map(StoredEntry::fields).toList());
    }
}
