package dev.touchstone.store.cutover.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A new file that grows by whole lines, each handed to the system with one call; unlike a channel, it stays open when the
 * thread that writes is interrupted.
 */
final class LineFile implements AutoCloseable {
    private final FileOutputStream out;
    private long length;

    LineFile(Path file) throws IOException {
        this.out = new FileOutputStream(file.toFile());
    }

    void append(Object value) throws IOException {
        byte[] line = JsonLines.line(value);
        out.write(line);
        length += line.length;
    }

    long length() {
        return length;
    }

    /** Returns when what was appended survives a power cut. */
    void force() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
