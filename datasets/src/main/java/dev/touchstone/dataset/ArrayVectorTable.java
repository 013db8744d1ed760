package dev.touchstone.dataset;

import java.util.List;

/** Vectors held in memory. */
final class ArrayVectorTable implements VectorTable {
    private final List<float[]> vectors;
    private final int dimension;

    ArrayVectorTable(List<float[]> vectors) {
        this.vectors = List.copyOf(vectors);
        if (this.vectors.isEmpty() || this.vectors.get(0).length == 0) {
            throw new DatasetException("a table of vectors needs at least one vector of at least one component");
        }
        this.dimension = this.vectors.get(0).length;
        for (int row = 0; row < this.vectors.size(); row++) {
            if (this.vectors.get(row).length != dimension) {
                throw new DatasetException("vector " + row + " has " + this.vectors.get(row).length
                        + " dimensions; the first has " + dimension);
            }
        }
    }

    @Override
    public int size() {
        return vectors.size();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void read(int firstRow, int rows, float[] into) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(vectors.get(firstRow + i), 0, into, i * dimension, dimension);
        }
    }
}
