package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.VectorTable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Vectors in a file of little-endian 32-bit floats, mapped into memory in segments of at most 1 GiB. */
final class MappedVectors implements VectorTable {
    private static final long SEGMENT_BYTES = 1L << 30;

    private final List<FloatBuffer> segments = new ArrayList<>();
    private final int size;
    private final int dimension;
    private final int segmentRows;

    MappedVectors(Path file, int size, int dimension) throws IOException {
        this(file, size, dimension, SEGMENT_BYTES);
    }

    MappedVectors(Path file, int size, int dimension, long segmentBytes) throws IOException {
        this.size = size;
        this.dimension = dimension;
        this.segmentRows = (int) (segmentBytes / rowBytes());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int row = 0; row < size; row += segmentRows) {
                long bytes = Math.min(segmentRows, size - row) * rowBytes();
                segments.add(channel.map(FileChannel.MapMode.READ_ONLY, row * rowBytes(), bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer());
            }
        }
    }

    private long rowBytes() {
        return (long) dimension * Float.BYTES;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void read(int firstRow, int rows, float[] into) {
        Objects.checkFromIndexSize(firstRow, rows, size);
        for (int done = 0; done < rows; ) {
            int row = firstRow + done;
            int inSegment = row % segmentRows;
            int take = Math.min(rows - done, segmentRows - inSegment);
            segments.get(row / segmentRows).get(inSegment * dimension, into, done * dimension, take * dimension);
            done += take;
        }
    }

    @Override
    public Optional<FloatBuffer> inPlace(int firstRow, int rows) {
        Objects.checkFromIndexSize(firstRow, rows, size);
        int inSegment = firstRow % segmentRows;
        if (inSegment + rows > segmentRows || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            return Optional.empty();
        }
        return Optional.of(segments.get(firstRow / segmentRows).slice(inSegment * dimension, rows * dimension));
    }
}
