package dev.touchstone.store.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.crypto.InvalidTokenException;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.file.FileEntry.JsonValue;
import dev.touchstone.store.internal.MetadataJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the elements of {@code metadata.json} one after another, in constant memory, whether the file is a plain list or
 * the whole of it one Fernet token.
 */
final class MetadataEntries implements AutoCloseable {
    /** Reads what the store itself can write. */
    static final ObjectReader STRICT =
            MetadataJson.mapper().readerFor(Object.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads NaN and the infinities too, as Python's json does by default. */
    static final ObjectReader LENIENT = STRICT.with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

    private static final String FERNET_VERSION = "gAAAA";
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean encrypted;
    private final ObjectReader reader;
    private final JsonParser parser;
    private boolean ended;

    private MetadataEntries(Path file, boolean encrypted, ObjectReader reader, JsonParser parser) {
        this.file = file;
        this.encrypted = encrypted;
        this.reader = reader;
        this.parser = parser;
    }

    /**
     * Opens a file.
     *
     * @param encryption under the user's key; a plain file is read without it
     * @throws VectorStoreException if it is encrypted otherwise, or is no list
     */
    static MetadataEntries open(Path file, Optional<Fernet> encryption, ObjectReader reader) throws IOException {
        boolean encrypted = startsAsToken(file);
        InputStream content =
                encrypted ? decrypt(file, encryption) : new BufferedInputStream(Files.newInputStream(file));
        MetadataEntries entries = new MetadataEntries(file, encrypted, reader, reader.createParser(content));
        try {
            if (entries.advance() != JsonToken.START_ARRAY) {
                throw entries.noList(null);
            }
            return entries;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    private static boolean startsAsToken(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(FERNET_VERSION.length());
            return new String(start, StandardCharsets.ISO_8859_1).equals(FERNET_VERSION);
        }
    }

    private static InputStream decrypt(Path file, Optional<Fernet> encryption) throws IOException {
        Fernet fernet = encryption.orElseThrow(() -> damaged(
                file,
                "is encrypted (a Fernet token); set " + MasterKey.VARIABLE + " to the key it was written with",
                null));
        try {
            return new BufferedInputStream(fernet.decrypt(() -> Files.newInputStream(file)), BUFFER);
        } catch (InvalidTokenException e) {
            throw undecipherable(file, e);
        }
    }

    private static VectorStoreException undecipherable(Path file, InvalidTokenException e) {
        return damaged(
                file, "cannot be decrypted: " + e.getMessage() + "; check " + MasterKey.VARIABLE + " and the user", e);
    }

    /** Whether the file is a token. */
    boolean encrypted() {
        return encrypted;
    }

    /**
     * Returns the next element; again and again empty at the end.
     *
     * @throws VectorStoreException if the file is damaged
     */
    Optional<JsonValue> next() throws IOException {
        if (ended || advance() == JsonToken.END_ARRAY) {
            if (!ended && advance() != null) {
                throw noList(null);
            }
            ended = true;
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonValue(reader.readValue(parser)));
        } catch (JsonProcessingException e) {
            throw noList(e);
        }
    }

    private JsonToken advance() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw noList(e);
        } catch (InvalidTokenException e) {
            throw undecipherable(file, e);
        }
    }

    private VectorStoreException noList(JsonProcessingException cause) {
        return damaged(file, "is not a JSON list of objects; restore it from a backup", cause);
    }

    static VectorStoreException damaged(Path file, String reason, Throwable cause) {
        return new VectorStoreException(file + ": " + reason, cause);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
