package dev.touchstone.store.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.crypto.InvalidTokenException;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.internal.MetadataJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes {@code metadata.json}, a list of objects, plain or the whole as one Fernet token.
 *
 * <p>With encryption a plain file is still read, since the Python store may have written it before encryption was
 * enabled; it becomes a token when it is next written, as it does there.
 *
 * @param encryption under the user's key; empty to read and write plainly
 */
record MetadataFile(Optional<Fernet> encryption) {
    private static final TypeReference<List<Map<String, Object>>> ENTRIES = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = MetadataJson.mapper();
    private static final String FERNET_VERSION = "gAAAA";

    List<StoredEntry> read(Path file) throws IOException {
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

    private List<Map<String, Object>> parse(Path file) throws IOException {
        byte[] bytes = plain(file, Files.readAllBytes(file));
        try {
            return MAPPER.readValue(bytes, ENTRIES);
        } catch (JsonProcessingException e) {
            throw damaged(file, "is not a JSON list of objects; restore it from a backup", e);
        }
    }

    private byte[] plain(Path file, byte[] bytes) {
        if (!startsAsToken(bytes)) {
            return bytes;
        }
        Fernet fernet = encryption.orElseThrow(() -> damaged(
                file,
                "is encrypted (a Fernet token); set " + MasterKey.VARIABLE + " to the key it was written with",
                null));
        try {
            return fernet.decrypt(new String(bytes, StandardCharsets.ISO_8859_1).strip());
        } catch (InvalidTokenException e) {
            String reason =
                    "cannot be decrypted: " + e.getMessage() + "; check " + MasterKey.VARIABLE + " and the user";
            throw damaged(file, reason, e);
        }
    }

    private static boolean startsAsToken(byte[] bytes) {
        int length = Math.min(bytes.length, FERNET_VERSION.length());
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).equals(FERNET_VERSION);
    }

    private static VectorStoreException damaged(Path file, String reason, Throwable cause) {
        return new VectorStoreException(file + ": " + reason, cause);
    }

    void write(List<StoredEntry> entries, OutputStream out) throws IOException {
        List<Map<String, Object>> objects =
                entries.stream().map(StoredEntry::fields).toList();
        if (encryption.isPresent()) {
            String token = encryption.get().encrypt(MAPPER.writeValueAsBytes(objects));
            out.write(token.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, objects);
    }
}
