package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first bytes of an HDF5 file, of which only where the file ends is read (HDF5 File Format Specification 3.0, II.A):
 * the library that reads the rest does not notice a cut tail.
 */
final class Hdf5Superblock {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int LENGTH = 52;

    private Hdf5Superblock() {}

    /**
     * Refuses a file that is shorter than it says.
     *
     * @throws DatasetException naming the file
     */
    static void requireWhole(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer block = ByteBuffer.wrap(in.readNBytes(LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
            if (block.limit() < LENGTH || !block.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE))) {
                throw new DatasetException(file + " is no HDF5 file: it does not begin as one; fetch it again");
            }
            int version = block.get(SIGNATURE.length);
            long end = block.getLong(endOffset(version));
            if (Files.size(file) < end) {
                throw new DatasetException(file + " has " + Files.size(file) + " bytes and says it has " + end
                        + ": it is truncated; fetch it again");
            }
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Returns where the end-of-file address stands in a block of 8-byte addresses. */
    private static int endOffset(int version) {
        return switch (version) {
            case 0 -> 40;
            case 1 -> 44;
            default -> 28;
        };
    }
}
