package dev.touchstone.store.file;

import dev.touchstone.store.VectorStoreException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.razorvine.pickle.Pickler;

/** Reads and writes {@code vectors.pkl}, a pickled list of lists of floats. */
final class VectorFile {
    private static final int BUFFER = 1 << 16;

    private VectorFile() {}

    static VectorBlock read(Path file) throws IOException {
        try {
            return block(vectors(load(file)));
        } catch (RefusedPickleException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private static Object load(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return new VectorUnpickler(Files.size(file)).load(in);
        } catch (RefusedPickleException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the library signals an end of file and a malformed stack by whatever exception comes to hand
            throw new RefusedPickleException("it is truncated or not a pickle; restore it from a backup", e);
        }
    }

    private static List<double[]> vectors(Object root) {
        List<double[]> vectors = new ArrayList<>();
        if (root instanceof NumpyObjects.Array matrix) {
            int[] shape = matrix.shape();
            if (shape.length != 2) {
                throw new RefusedPickleException("its array has " + shape.length + " axes instead of 2");
            }
            double[] values = matrix.values();
            for (int i = 0; i < shape[0]; i++) {
                vectors.add(Arrays.copyOfRange(values, i * shape[1], (i + 1) * shape[1]));
            }
            return vectors;
        }
        for (Object element : elements(root, "it")) {
            vectors.add(vector(element, "vector " + vectors.size()));
        }
        return vectors;
    }

    private static double[] vector(Object value, String what) {
        double[] floats = value instanceof VectorUnpickler.VectorList list ? list.floatsOrNull() : null;
        if (floats != null) {
            return floats;
        }
        if (value instanceof NumpyObjects.Array array) {
            if (array.shape().length != 1) {
                throw new RefusedPickleException(what + " has " + array.shape().length + " axes instead of 1");
            }
            return array.values();
        }
        return elements(value, what).stream()
                .mapToDouble(element -> number(element, what))
                .toArray();
    }

    private static List<?> elements(Object value, String what) {
        if (value instanceof VectorUnpickler.VectorList list
                && list.floatsOrNull() != null
                && list.floatsOrNull().length > 0) {
            throw new RefusedPickleException(what + " is a list of numbers instead of a list of vectors");
        }
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof Object[] tuple) {
            return Arrays.asList(tuple);
        }
        throw new RefusedPickleException(what + " is neither a list nor a tuple nor a numpy array");
    }

    private static double number(Object value, String what) {
        if (!(value instanceof Number number)) {
            throw new RefusedPickleException(what + " holds something that is not a number");
        }
        return number.doubleValue();
    }

    private static VectorBlock block(List<double[]> vectors) {
        if (vectors.isEmpty()) {
            return VectorBlock.EMPTY;
        }
        int dimension = vectors.get(0).length;
        if (dimension == 0) {
            throw new RefusedPickleException("vector 0 is empty");
        }
        double[] components = new double[Math.multiplyExact(vectors.size(), dimension)];
        for (int i = 0; i < vectors.size(); i++) {
            double[] vector = vectors.get(i);
            if (vector.length != dimension) {
                throw new RefusedPickleException(
                        "vector " + i + " has " + vector.length + " numbers, vector 0 has " + dimension);
            }
            requireFinite(vector, i);
            System.arraycopy(vector, 0, components, i * dimension, dimension);
        }
        return new VectorBlock(dimension, components);
    }

    private static void requireFinite(double[] vector, int number) {
        for (double component : vector) {
            if (!Double.isFinite(component)) {
                throw new RefusedPickleException("vector " + number + " holds " + component + "; remove its entry");
            }
        }
    }

    private static VectorStoreException damaged(Path file, String reason, Exception cause) {
        return new VectorStoreException(file + ": " + reason, cause);
    }

    static void write(VectorBlock block, OutputStream out) throws IOException {
        new Pickler(false).dump(new Rows(block), out);
    }

    /** A block as the list of lists that Python wrote. */
    private static final class Rows extends AbstractList<List<Double>> {
        private final VectorBlock block;

        Rows(VectorBlock block) {
            this.block = block;
        }

        @Override
        public List<Double> get(int vector) {
            return new AbstractList<>() {
                @Override
                public Double get(int index) {
                    return block.component(vector, index);
                }

                @Override
                public int size() {
                    return block.dimension();
                }
            };
        }

        @Override
        public int size() {
            return block.size();
        }
    }
}
