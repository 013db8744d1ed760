package dev.touchstone.dataset.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A vector file that grows chunk by chunk and knows, after any interruption, how much of it can be trusted: beside it
 * stands one checksum for each chunk, written once the chunk itself is on disk.
 */
final class ResumableVectorFile implements AutoCloseable {
    static final int CHUNK_ROWS = 1024;

    private final FileChannel vectors;
    private final FileChannel checksums;
    private final int rows;
    private final int dimension;
    private int completeRows;

    /** Opens a file that is to hold a number of rows, keeping the chunks that are whole. */
    ResumableVectorFile(Path file, int rows, int dimension) throws IOException {
        this.rows = rows;
        this.dimension = dimension;
        this.vectors = open(file);
        this.checksums = open(checksumsOf(file));
        this.completeRows = findCompleteRows();
        vectors.truncate((long) completeRows * dimension * Float.BYTES);
        vectors.position(vectors.size());
        checksums.truncate((long) (completeRows + CHUNK_ROWS - 1) / CHUNK_ROWS * Long.BYTES);
        checksums.position(checksums.size());
    }

    /** Returns the file that holds the chunk checksums of a vector file. */
    static Path checksumsOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".crc");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Returns how many rows from the first on are safely there. */
    int completeRows() {
        return completeRows;
    }

    /** Returns how many rows the next chunk must have, 0 where the file is complete. */
    int nextChunkRows() {
        return Math.min(CHUNK_ROWS, rows - completeRows);
    }

    /** Adds a chunk of {@link #nextChunkRows} vectors and makes it durable. */
    void append(List<float[]> chunk) throws IOException {
        ByteBuffer bytes = chunkBuffer(chunk.size());
        for (float[] vector : chunk) {
            bytes.asFloatBuffer().put(vector);
            bytes.position(bytes.position() + vector.length * Float.BYTES);
        }
        long checksum = checksum(bytes.flip());
        DurableFiles.writeFully(vectors, bytes);
        vectors.force(true);
        DurableFiles.writeFully(checksums, ByteBuffer.allocate(Long.BYTES).putLong(0, checksum));
        checksums.force(true);
        completeRows += chunk.size();
    }

    private int findCompleteRows() throws IOException {
        int complete = 0;
        while (complete < rows) {
            int take = Math.min(CHUNK_ROWS, rows - complete);
            ByteBuffer chunk = chunkBuffer(take);
            ByteBuffer stored = ByteBuffer.allocate(Long.BYTES);
            boolean whole = readFully(vectors, chunk, (long) complete * dimension * Float.BYTES)
                    && readFully(checksums, stored, (long) complete / CHUNK_ROWS * Long.BYTES);
            if (!whole || checksum(chunk.flip()) != stored.getLong(0)) {
                return complete;
            }
            complete += take;
        }
        return complete;
    }

    private ByteBuffer chunkBuffer(int chunkRows) {
        return ByteBuffer.allocate(chunkRows * dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = channel.read(into, position + into.position());
        }
        return !into.hasRemaining();
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        try (checksums) {
            vectors.close();
        }
    }
}
