package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * fvecs, ivecs and bvecs (corpus-texmex.irisa.fr): each vector follows its dimension, a 32-bit integer, all
 * little-endian.
 */
final class VecsFiles {
    private VecsFiles() {}

    static VectorFile open(Path file, Element element) throws IOException {
        long bytes = Files.size(file);
        long dimension = firstDimension(file);
        long stride = Integer.BYTES + dimension * element.bytes();
        Shape shape = Shape.of(file, (bytes + stride - 1) / stride, dimension);
        RawLayout layout =
                new RawLayout(Integer.BYTES, stride, shape.rows(), shape.dimension(), element, ByteOrder.LITTLE_ENDIAN);
        VectorFile vectors = new RawVectors(file, layout);
        requireOneDimension(file, layout);
        return vectors;
    }

    private static long firstDimension(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Integer.BYTES);
            if (bytes.length < Integer.BYTES) {
                throw new DatasetException(file + " is empty; fetch it again");
            }
            return Shape.of(
                            file,
                            1,
                            ByteBuffer.wrap(bytes)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .getInt())
                    .dimension();
        }
    }

    /** The file is read in its order, since its rows are only where they should be if all have one dimension. */
    private static void requireOneDimension(Path file, RawLayout layout) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int row = 0; row < layout.rows(); row++) {
                prefix.clear();
                channel.read(prefix, row * layout.stride());
                if (prefix.getInt(0) != layout.dimension()) {
                    throw new DatasetException("vector " + row + " of " + file + " says it has " + prefix.getInt(0)
                            + " dimensions; the first has " + layout.dimension() + ": the file is damaged");
                }
            }
        }
    }
}
