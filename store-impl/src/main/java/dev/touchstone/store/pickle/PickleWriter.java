package dev.touchstone.store.pickle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a list of lists of floats as CPython does: protocol 4 with frames of 64 KiB and {@code BINFLOAT}, a thousand
 * elements an {@code APPENDS}; one vector at a time, in constant memory.
 */
public final class PickleWriter {
    private static final int PROTOCOL = 4;
    private static final int FRAME_TARGET = 1 << 16;
    private static final int BATCH = 1_000;

    private final OutputStream out;
    private ByteBuffer frame = ByteBuffer.allocate(FRAME_TARGET * 2);
    private int inBatch;

    /** Begins a pickle on a stream, which stays open at the end. */
    public PickleWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(new byte[] {(byte) PickleOpcodes.PROTO, PROTOCOL});
        put(PickleOpcodes.EMPTY_LIST);
        put(PickleOpcodes.MEMOIZE);
    }

    /** Appends a vector. */
    public void write(double[] vector) throws IOException {
        if (inBatch == 0) {
            put(PickleOpcodes.MARK);
        }
        put(PickleOpcodes.EMPTY_LIST);
        put(PickleOpcodes.MEMOIZE);
        for (int from = 0; from < vector.length; from += BATCH) {
            floats(vector, from, Math.min(vector.length, from + BATCH));
        }
        inBatch++;
        if (inBatch == BATCH) {
            put(PickleOpcodes.APPENDS);
            inBatch = 0;
        }
        if (frame.position() >= FRAME_TARGET) {
            endFrame();
        }
    }

    private void floats(double[] vector, int from, int to) {
        put(PickleOpcodes.MARK);
        room((to - from) * (1 + Double.BYTES) + 1);
        for (int i = from; i < to; i++) {
            frame.put((byte) PickleOpcodes.BINFLOAT).putDouble(vector[i]);
        }
        put(PickleOpcodes.APPENDS);
    }

    /** Ends the pickle. */
    public void finish() throws IOException {
        if (inBatch > 0) {
            put(PickleOpcodes.APPENDS);
        }
        put(PickleOpcodes.STOP);
        endFrame();
        out.flush();
    }

    private void endFrame() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(1 + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(
                header.put((byte) PickleOpcodes.FRAME).putLong(frame.position()).array());
        out.write(frame.array(), 0, frame.position());
        frame.clear();
    }

    private void put(int opcode) {
        room(1);
        frame.put((byte) opcode);
    }

    private void room(int bytes) {
        if (frame.remaining() < bytes) {
            frame = ByteBuffer.allocate(Math.max(frame.capacity() * 2, frame.position() + bytes))
                    .put(frame.flip());
        }
    }
}
