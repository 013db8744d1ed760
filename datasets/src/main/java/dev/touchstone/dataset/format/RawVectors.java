package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Vectors at equal distances in a file, mapped in segments of at most 1 GiB. */
final class RawVectors implements VectorFile {
    private static final long SEGMENT_BYTES = 1L << 30;

    private final RawLayout layout;
    private final int segmentRows;
    private final List<ByteBuffer> segments = new ArrayList<>();

    /**
     * Maps a file.
     *
     * @throws DatasetException where the file is longer or shorter than its layout
     */
    RawVectors(Path file, RawLayout layout) throws IOException {
        this.layout = layout;
        this.segmentRows = (int) (SEGMENT_BYTES / layout.stride());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            requireLength(file, channel.size());
            for (int row = 0; row < layout.rows(); row += segmentRows) {
                long rows = Math.min(segmentRows, layout.rows() - row);
                segments.add(channel.map(
                        FileChannel.MapMode.READ_ONLY,
                        layout.start() + row * layout.stride(),
                        (rows - 1) * layout.stride() + layout.vectorBytes()));
            }
        }
    }

    private void requireLength(Path file, long bytes) {
        long expected = layout.start() + (layout.rows() - 1) * layout.stride() + layout.vectorBytes();
        if (bytes != expected) {
            throw new DatasetException(file + " has " + bytes + " bytes; " + layout.rows() + " vectors of "
                    + layout.dimension() + " dimensions take " + expected + ": it is "
                    + (bytes < expected ? "truncated" : "damaged") + " or of another format; fetch it again");
        }
    }

    @Override
    public int size() {
        return layout.rows();
    }

    @Override
    public int dimension() {
        return layout.dimension();
    }

    @Override
    public void read(int firstRow, int rows, float[] into) {
        Objects.checkFromIndexSize(firstRow, rows, layout.rows());
        for (int i = 0; i < rows; i++) {
            int row = firstRow + i;
            int at = (int) (row % segmentRows * layout.stride());
            ByteBuffer vector = segments.get(row / segmentRows)
                    .slice(at, layout.vectorBytes())
                    .order(layout.order());
            layout.element().read(vector, layout.dimension(), into, i * layout.dimension());
        }
    }

    @Override
    public void close() {
        segments.clear(); // a mapping ends when nothing refers to it
    }
}
