package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.file.Path;
import java.util.Objects;

/** A two-dimensional data set of an HDF5 file, read in windows of whole chunks. */
final class Hdf5Vectors implements VectorFile {
    private static final int WINDOW_BYTES = 4 << 20;

    private final Path file;
    private final Dataset dataset;
    private final Shape shape;
    private final int windowRows;
    private Object[] window = {};
    private int windowStart;

    Hdf5Vectors(Path file, Dataset dataset) {
        this.file = file;
        this.dataset = dataset;
        long[] dimensions = dataset.getDimensionsAsLong();
        Class<?> type = dataset.getJavaType();
        if (dimensions.length != 2 || (type != float.class && type != double.class && type != int.class)) {
            throw new DatasetException("'" + dataset.getName() + "' in " + file + " has " + dimensions.length
                    + " dimensions of type " + type.getSimpleName()
                    + "; vectors are needed: two dimensions of float, double or int");
        }
        this.shape = Shape.of(file, dimensions[0], dimensions[1]);
        int chunkRows = dataset instanceof ChunkedDataset chunked ? chunked.getChunkDimensions()[0] : 1;
        int chunks = Math.max(1, WINDOW_BYTES / (Double.BYTES * shape.dimension()) / chunkRows);
        this.windowRows = (int) Math.min(shape.rows(), (long) chunks * chunkRows);
    }

    @Override
    public int size() {
        return shape.rows();
    }

    @Override
    public int dimension() {
        return shape.dimension();
    }

    @Override
    public synchronized void read(int firstRow, int rows, float[] into) {
        Objects.checkFromIndexSize(firstRow, rows, shape.rows());
        for (int i = 0; i < rows; i++) {
            int row = firstRow + i;
            if (row < windowStart || row >= windowStart + window.length) {
                load(row - row % windowRows);
            }
            copy(window[row - windowStart], into, i * shape.dimension());
        }
    }

    private void load(int row) {
        int rows = Math.min(windowRows, shape.rows() - row);
        try {
            window = (Object[]) dataset.getData(new long[] {row, 0}, new int[] {rows, shape.dimension()});
            windowStart = row;
        } catch (RuntimeException e) {
            throw Hdf5File.damaged(
                    file, "rows " + row + " to " + (row + rows - 1) + " of '" + dataset.getName() + "'", e);
        }
    }

    private void copy(Object vector, float[] into, int at) {
        if (vector instanceof float[] floats) {
            System.arraycopy(floats, 0, into, at, floats.length);
        } else if (vector instanceof double[] doubles) {
            for (int d = 0; d < doubles.length; d++) {
                into[at + d] = (float) doubles[d];
            }
        } else {
            int[] ints = (int[]) vector;
            for (int d = 0; d < ints.length; d++) {
                into[at + d] = ints[d];
            }
        }
    }

    @Override
    public void close() {
        window = new Object[0]; // the file is closed by whoever opened it
    }
}
