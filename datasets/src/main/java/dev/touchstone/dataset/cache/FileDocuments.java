package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DocumentTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Documents in a file of JSON lines, of which only where each line begins is held in memory: 8 bytes a document. */
final class FileDocuments implements DocumentTable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path file;
    private final long[] starts;
    private final FileChannel channel;

    /** Reads where the lines begin; the file stays open as long as the table is in use. */
    FileDocuments(Path file, int documents) throws IOException {
        this.file = file;
        this.starts = new long[documents + 1];
        findLines();
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    private void findLines() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long position = 0;
        int line = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        line++;
                        if (line < starts.length) {
                            starts[line] = position + i + 1;
                        }
                    }
                }
                position += read;
            }
        }
        if (line != starts.length - 1) {
            throw new IOException(file.getFileName() + " has " + line + " lines instead of " + (starts.length - 1));
        }
    }

    @Override
    public int size() {
        return starts.length - 1;
    }

    @Override
    public CorpusDocument document(int row) {
        ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(starts[row + 1] - starts[row]));
        try {
            while (line.hasRemaining() && channel.read(line, starts[row] + line.position()) >= 0) {
                // reads on until the line is whole
            }
            return JsonFiles.parse(line.array(), CorpusDocument.class);
        } catch (IOException e) {
            throw new DatasetException("cannot read document " + row + " of " + file + ": " + e.getMessage(), e);
        }
    }
}
