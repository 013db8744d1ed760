package dev.touchstone.store.file;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.pickle.PickleWriter;
import dev.touchstone.store.pickle.PickledVectors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads and writes {@code vectors.pkl}, a pickled list of lists of floats, as a whole. */
final class VectorFile {
    private VectorFile() {}

    static VectorBlock read(Path file) throws IOException {
        try (PickledVectors vectors = PickledVectors.open(file)) {
            double[] first = vectors.next();
            if (first == null) {
                return VectorBlock.EMPTY;
            }
            if (first.length == 0) {
                throw damaged(file, "vector 0 is empty");
            }
            double[] components = new double[first.length];
            int rows = 0;
            for (double[] vector = first; vector != null; vector = vectors.next()) {
                if (vector.length != first.length) {
                    throw damaged(
                            file,
                            "vector " + rows + " has " + vector.length + " numbers, vector 0 has " + first.length);
                }
                requireFinite(file, vector, rows);
                int needed = Math.multiplyExact(rows + 1, first.length);
                if (components.length < needed) {
                    components = Arrays.copyOf(components, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L));
                }
                System.arraycopy(vector, 0, components, rows * first.length, first.length);
                rows++;
            }
            return new VectorBlock(first.length, Arrays.copyOf(components, rows * first.length));
        }
    }

    private static void requireFinite(Path file, double[] vector, int number) {
        for (double component : vector) {
            if (!Double.isFinite(component)) {
                throw damaged(file, "vector " + number + " holds " + component + "; remove its entry");
            }
        }
    }

    private static VectorStoreException damaged(Path file, String reason) {
        return new VectorStoreException(file + ": " + reason);
    }

    static void write(VectorBlock block, OutputStream out) throws IOException {
        PickleWriter writer = new PickleWriter(out);
        for (int i = 0; i < block.size(); i++) {
            writer.write(block.components(i));
        }
        writer.finish();
    }
}
