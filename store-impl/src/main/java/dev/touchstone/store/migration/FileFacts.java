package dev.touchstone.store.migration;

import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * A file's size and checksum.
 *
 * @param bytes its size
 * @param sha256 its SHA-256 in hexadecimal
 */
public record FileFacts(long bytes, String sha256) {
    private static final int BLOCK = 1 << 20;

    /** Reads a file. */
    static FileFacts of(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(in, block -> {}, done -> {});
        }
    }

    /**
     * Copies a file, and returns what was copied.
     *
     * @param copied hears how many bytes were copied
     * @throws VectorStoreException if the file changed meanwhile
     */
    static FileFacts copy(Path source, Path target, LongConsumer copied) throws IOException {
        FileTime before = Files.getLastModifiedTime(source);
        FileFacts facts;
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            facts = read(in, block -> write(block, out), copied);
        }
        if (Files.size(source) != facts.bytes
                || !Files.getLastModifiedTime(source).equals(before)) {
            throw new VectorStoreException(
                    source + ": it changed while it was copied; stop the application and run again");
        }
        return facts;
    }

    /** Whether two files hold the same bytes. */
    static boolean same(Path one, Path other) throws IOException {
        try (FileChannel first = FileChannel.open(one, StandardOpenOption.READ);
                FileChannel second = FileChannel.open(other, StandardOpenOption.READ)) {
            ByteBuffer ours = ByteBuffer.allocateDirect(BLOCK);
            ByteBuffer theirs = ByteBuffer.allocateDirect(BLOCK);
            do {
                fill(first, ours.clear());
                fill(second, theirs.clear());
                if (!ours.flip().equals(theirs.flip())) {
                    return false;
                }
            } while (ours.limit() > 0);
            return true;
        }
    }

    private static void fill(FileChannel in, ByteBuffer block) throws IOException {
        while (block.hasRemaining() && in.read(block) >= 0) {
            // a read may give less than the file has
        }
    }

    private interface Sink {
        void accept(ByteBuffer block) throws IOException;
    }

    private static void write(ByteBuffer block, FileChannel out) throws IOException {
        while (block.hasRemaining()) {
            out.write(block);
        }
    }

    private static FileFacts read(FileChannel in, Sink sink, LongConsumer done) throws IOException {
        MessageDigest digest = newDigest();
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        long bytes = 0;
        while (in.read(block.clear()) >= 0) {
            block.flip();
            bytes += block.remaining();
            digest.update(block.duplicate());
            sink.accept(block);
            done.accept(bytes);
        }
        return new FileFacts(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
