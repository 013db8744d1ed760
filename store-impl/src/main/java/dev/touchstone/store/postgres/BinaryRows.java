package dev.touchstone.store.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in PostgreSQL's binary COPY format, big-endian: a signature, then a row as its number of fields and each
 * field as its length and bytes, at the end a −1 (PostgreSQL documentation, "COPY", section "Binary Format").
 */
final class BinaryRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FLAGS_AND_EXTENSION = 8;
    private static final byte JSONB_VERSION = 1;
    private static final int CAPACITY = 1 << 16;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);

    BinaryRows(CopyIn copy) {
        this.copy = copy;
        buffer.put(SIGNATURE).put(new byte[FLAGS_AND_EXTENSION]);
    }

    void startRow(int fields) throws SQLException {
        room(Short.BYTES).putShort((short) fields);
    }

    void text(String value) throws SQLException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    void jsonb(String json) throws SQLException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + 1 + bytes.length)
                .putInt(1 + bytes.length)
                .put(JSONB_VERSION)
                .put(bytes);
    }

    /** Writes pgvector's form: dimension and a reserved zero as 16 bits each, then 32-bit floats. */
    void vector(float[] components) throws SQLException {
        int length = 2 * Short.BYTES + components.length * Float.BYTES;
        ByteBuffer target = room(Integer.BYTES + length);
        target.putInt(length).putShort((short) components.length).putShort((short) 0);
        target.asFloatBuffer().put(components);
        target.position(target.position() + components.length * Float.BYTES);
    }

    void uuid(UUID value) throws SQLException {
        room(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
    }

    /** Writes a null. */
    void absent() throws SQLException {
        room(Integer.BYTES).putInt(-1);
    }

    /** Ends the command; only now do the rows count. */
    void finish() throws SQLException {
        room(Short.BYTES).putShort((short) -1);
        flush();
        copy.endCopy();
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
