package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * fbin, ibin, u8bin and i8bin (big-ann-benchmarks.com): the number of vectors and their dimension, two 32-bit integers,
 * then the components, all little-endian.
 */
final class BinFiles {
    private static final int HEADER_BYTES = 2 * Integer.BYTES;

    private BinFiles() {}

    static VectorFile open(Path file, Element element) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER_BYTES);
        }
        if (header.length < HEADER_BYTES) {
            throw new DatasetException(file + " has no header; fetch it again");
        }
        ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        Shape shape =
                Shape.of(file, Integer.toUnsignedLong(numbers.getInt()), Integer.toUnsignedLong(numbers.getInt()));
        return new RawVectors(file, RawLayout.dense(HEADER_BYTES, shape, element, ByteOrder.LITTLE_ENDIAN));
    }
}
