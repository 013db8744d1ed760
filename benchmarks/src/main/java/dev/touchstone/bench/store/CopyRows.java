package dev.touchstone.bench.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.store.EmbeddedDocument;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The rows of the bare COPY: PostgreSQL's binary format, written without regard to anything but speed. */
final class CopyRows {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private final DataOutputStream out;
    private final ObjectMapper json = new ObjectMapper();

    CopyRows(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    void write(List<EmbeddedDocument> documents) throws IOException {
        out.write(HEADER);
        for (EmbeddedDocument embedded : documents) {
            out.writeShort(6);
            bytes("floor".getBytes(StandardCharsets.UTF_8));
            bytes("floor".getBytes(StandardCharsets.UTF_8));
            bytes(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            bytes(embedded.document().text().getBytes(StandardCharsets.UTF_8));
            byte[] metadata = json.writeValueAsBytes(embedded.document().metadata());
            out.writeInt(metadata.length + 1);
            out.writeByte(1);
            out.write(metadata);
            bytes(vector(embedded.vector()));
        }
        out.writeShort(-1);
        out.flush();
    }

    private void bytes(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] vector(float[] components) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * components.length);
        buffer.putShort((short) components.length).putShort((short) 0);
        buffer.asFloatBuffer().put(components);
        return buffer.array();
    }
}
