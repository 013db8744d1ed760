package dev.touchstone.store.file;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.file.FileEntry.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
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
    List<StoredEntry> read(Path file) throws IOException {
        List<StoredEntry> entries = new ArrayList<>();
        try (MetadataEntries elements = MetadataEntries.open(file, encryption, MetadataEntries.STRICT)) {
            for (Optional<JsonValue> next = elements.next(); next.isPresent(); next = elements.next()) {
                entries.add(entry(next.get().value(), file + ": entry " + entries.size() + " "));
            }
        }
        return entries;
    }

    private static StoredEntry entry(Object value, String what) {
        if (!(value instanceof Map<?, ?>)) {
            throw new VectorStoreException(what + "is not an object; restore the file from a backup");
        }
        @SuppressWarnings("unchecked") // the keys of a JSON object are strings
        Map<String, Object> fields = (Map<String, Object>) value;
        return StoredEntry.read(fields, reason -> new VectorStoreException(what + reason));
    }

    void write(List<StoredEntry> entries, OutputStream out) throws IOException {
        try (MetadataWriter writer = new MetadataWriter(out, encryption)) {
            for (StoredEntry entry : entries) {
                writer.write(entry.fields());
            }
        }
    }
}
