package dev.touchstone.store.pickle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Bytes or a string: in memory where they are few, else a region of the file.
 *
 * @param bytes the bytes as they stand in the file; null where only the region is known
 * @param offset where they begin in the file
 * @param length how many they are in the file
 * @param text whether they are the UTF-8 of a string, which carries bytes as the characters U+0000 to U+00FF
 */
@SuppressWarnings("ArrayRecordComponent") // a value on a stack, never compared
record Payload(byte[] bytes, long offset, long length, boolean text) implements PickleValue {
    private static final int IN_MEMORY = 1 << 16;

    static Payload read(PickleInput in, int lengthBytes, boolean text) throws IOException {
        long length = in.readLength(lengthBytes);
        long offset = in.position();
        if (length <= IN_MEMORY) {
            return new Payload(in.readBytes((int) length), offset, length, text);
        }
        in.skip(length);
        return new Payload(null, offset, length, text);
    }

    /** Returns the string, which has to be a short one: a name, a type, a byte order. */
    String string() {
        if (bytes == null) {
            throw new RefusedPickleException("a name in it has " + length + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Opens the bytes it carries. */
    InputStream open(FileChannel channel) {
        InputStream raw = bytes == null ? new Region(channel, offset, length) : new ByteArrayInputStream(bytes);
        return text ? new Latin1(raw) : raw;
    }

    /** A region of a file as a stream. */
    private static final class Region extends InputStream {
        private final PickleInput in;
        private final long end;

        Region(FileChannel channel, long start, long length) {
            this.in = new PickleInput(channel, start, IN_MEMORY);
            this.end = start + length;
        }

        @Override
        public int read() throws IOException {
            return in.position() == end ? -1 : in.readByte();
        }

        @Override
        public int read(byte[] target, int from, int wanted) throws IOException {
            int count = (int) Math.min(wanted, end - in.position());
            if (count == 0 && wanted > 0) {
                return -1;
            }
            System.arraycopy(in.readBytes(count), 0, target, from, count);
            return count;
        }
    }

    /** The bytes that a string's characters stand for. */
    private static final class Latin1 extends InputStream {
        private final Reader characters;

        Latin1(InputStream utf8) {
            this.characters = new InputStreamReader(utf8, StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            int character = characters.read();
            return character < 0 ? -1 : requireByte(character);
        }

        @Override
        public int read(byte[] target, int from, int wanted) throws IOException {
            char[] part = new char[Math.min(wanted, IN_MEMORY)];
            int count = characters.read(part, 0, part.length);
            for (int i = 0; i < count; i++) {
                target[from + i] = (byte) requireByte(part[i]);
            }
            return count;
        }

        private static int requireByte(int character) {
            if (character > 0xff) {
                throw new RefusedPickleException("a string that carries bytes holds another character");
            }
            return character;
        }
    }
}
