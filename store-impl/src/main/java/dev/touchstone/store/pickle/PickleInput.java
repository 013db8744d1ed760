package dev.touchstone.store.pickle;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A pickle's bytes from some position of its file on, through a buffer of its own. */
final class PickleInput {
    private static final VarHandle BIG_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_LINE = 1_000;

    private final FileChannel channel;
    private final byte[] buffer;
    private long bufferStart;
    private int next;
    private int limit;

    PickleInput(FileChannel channel, long start, int capacity) {
        this.channel = channel;
        this.buffer = new byte[capacity];
        this.bufferStart = start;
    }

    /** The position in the file of the byte that is read next. */
    long position() {
        return bufferStart + next;
    }

    int readByte() throws IOException {
        require(1);
        return buffer[next++] & 0xff;
    }

    double readDouble() throws IOException {
        require(Double.BYTES);
        next += Double.BYTES;
        return (double) BIG_DOUBLE.get(buffer, next - Double.BYTES);
    }

    int readInt() throws IOException {
        require(Integer.BYTES);
        next += Integer.BYTES;
        return (int) LITTLE_INT.get(buffer, next - Integer.BYTES);
    }

    /**
     * Reads a length of one, four or eight bytes.
     *
     * @throws RefusedPickleException if the file has fewer bytes left: memory is never set aside for a lie
     */
    long readLength(int bytes) throws IOException {
        long length;
        if (bytes == 1) {
            length = readByte();
        } else if (bytes == Integer.BYTES) {
            length = Integer.toUnsignedLong(readInt());
        } else {
            require(Long.BYTES);
            next += Long.BYTES;
            length = (long) LITTLE_LONG.get(buffer, next - Long.BYTES);
        }
        if (length < 0 || length > channel.size() - position()) {
            throw new RefusedPickleException("it is truncated or not a pickle: it announces "
                    + Long.toUnsignedString(length) + " bytes, more than the file has");
        }
        return length;
    }

    byte[] readBytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            require(1);
            int part = Math.min(length - done, limit - next);
            System.arraycopy(buffer, next, bytes, done, part);
            next += part;
            done += part;
        }
        return bytes;
    }

    /** Reads up to a line feed, which is dropped. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = readByte(); c != '\n'; c = readByte()) {
            if (line.length() == MAX_LINE) {
                throw RefusedPickleException.truncated();
            }
            line.append((char) c);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    void skip(long bytes) {
        long target = position() + bytes;
        if (bytes <= limit - next) {
            next += (int) bytes;
            return;
        }
        bufferStart = target;
        next = 0;
        limit = 0;
    }

    /**
     * Reads BINFLOAT opcodes with their numbers as long as they follow one another in the buffer.
     *
     * @return how many numbers were put into {@code target} from {@code from} on; possibly none
     */
    int readFloats(double[] target, int from) {
        int last = limit - Double.BYTES;
        int at = next;
        int to = from;
        while (at < last && to < target.length && buffer[at] == PickleOpcodes.BINFLOAT) {
            target[to++] = (double) BIG_DOUBLE.get(buffer, at + 1);
            at += 1 + Double.BYTES;
        }
        next = at;
        return to - from;
    }

    /** Whether the file ends here. */
    boolean atEnd() throws IOException {
        return next == limit && channel.size() <= position();
    }

    private void require(int bytes) throws IOException {
        if (limit - next < bytes) {
            fill(bytes);
        }
    }

    private void fill(int bytes) throws IOException {
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        bufferStart += next;
        limit -= next;
        next = 0;
        while (limit < bytes) {
            ByteBuffer rest = ByteBuffer.wrap(buffer, limit, buffer.length - limit);
            int read = channel.read(rest, bufferStart + limit);
            if (read < 0) {
                throw RefusedPickleException.truncated();
            }
            limit += read;
        }
    }
}
