package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Neighbours;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One set of exact answers in a file: a key, then for each query how many neighbours it has, their rows and their
 * distances, and a checksum over everything before it; numbers are little-endian.
 */
public final class TruthFile {
    private static final int KEY_BYTES = 64;

    private final Path file;
    private final String key;

    /**
     * Names the file of the answers to a question about a dataset.
     *
     * @param cache the cache folder
     * @param question what the answers depend on, the dataset's fingerprint included, in a text of its own
     */
    public TruthFile(Path cache, String name, String question) {
        this.key = Checksums.ofText(question);
        this.file = cache.resolve("truth").resolve(name + "-" + key.substring(0, 16) + ".truth");
    }

    /**
     * Returns the answers, or nothing where they were not written yet.
     *
     * @throws DatasetException naming the file and the remedy where it is damaged
     */
    public Optional<GroundTruth> read(int k) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int end = bytes.limit() - Long.BYTES;
            if (end < KEY_BYTES || bytes.getLong(end) != checksum(bytes.slice(0, end))) {
                throw damaged("its checksum does not match");
            }
            byte[] written = new byte[KEY_BYTES];
            bytes.get(written);
            if (!new String(written, StandardCharsets.US_ASCII).equals(key)) {
                throw damaged("it answers another question");
            }
            return Optional.of(new GroundTruth(k, neighbours(bytes.limit(end))));
        } catch (IOException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private static List<Neighbours> neighbours(ByteBuffer bytes) {
        List<Neighbours> found = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int[] rows = new int[bytes.getInt()];
            double[] distances = new double[rows.length];
            bytes.asIntBuffer().get(rows);
            bytes.position(bytes.position() + rows.length * Integer.BYTES);
            bytes.asDoubleBuffer().get(distances);
            bytes.position(bytes.position() + rows.length * Double.BYTES);
            found.add(new Neighbours(rows, distances));
        }
        return found;
    }

    private DatasetException damaged(String what) {
        return new DatasetException("the ground truth in " + file + " is damaged: " + what
                + "; delete that file and run the command again");
    }

    /**
     * Writes answers beside and renames them into place.
     *
     * @throws DatasetException where the cache folder cannot be written
     */
    public void write(GroundTruth truth) {
        Path folder = file.getParent();
        try {
            Files.createDirectories(folder);
            Path partial = Files.createTempFile(folder, file.getFileName() + "-", ".partial");
            try {
                DurableFiles.write(partial, bytes(truth));
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
            DurableFiles.forceFolder(folder);
        } catch (IOException e) {
            throw CacheFailures.cannotWrite(folder, e);
        }
    }

    private ByteBuffer bytes(GroundTruth truth) {
        long neighbours = 0;
        for (int query = 0; query < truth.queries(); query++) {
            neighbours += truth.neighbours(query).length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(KEY_BYTES
                        + (long) truth.queries() * Integer.BYTES
                        + neighbours * (Integer.BYTES + Double.BYTES)
                        + Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(key.getBytes(StandardCharsets.US_ASCII));
        for (int query = 0; query < truth.queries(); query++) {
            bytes.putInt(truth.neighbours(query).length);
            for (int row : truth.neighbours(query)) {
                bytes.putInt(row);
            }
            for (double distance : truth.distances(query)) {
                bytes.putDouble(distance);
            }
        }
        bytes.putLong(checksum(bytes.slice(0, bytes.position())));
        return bytes.flip();
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
