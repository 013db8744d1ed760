package dev.touchstone.store.file;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.internal.MetadataJson;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** Writes {@code metadata.json} an object at a time, in constant memory, plain or the whole as one Fernet token. */
public final class MetadataWriter implements AutoCloseable {
    private static final ObjectWriter WRITER = MetadataJson.mapper().writer();

    private final SequenceWriter objects;

    /** Begins a file on a stream, which is flushed at the end and stays open. */
    public MetadataWriter(OutputStream out, Optional<Fernet> encryption) throws IOException {
        OutputStream target = new Unclosed(out);
        this.objects = WRITER.writeValuesAsArray(
                encryption.isPresent() ? encryption.get().encrypt(target) : target);
    }

    /** Appends an entry. */
    public void write(Map<String, Object> fields) throws IOException {
        objects.write(fields);
    }

    /** Ends the list, and the token. */
    @Override
    public void close() throws IOException {
        objects.close();
    }

    /** Whoever opened the stream has something to do with it before closing it. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
