package dev.touchstone.dataset.cache;

import java.util.List;

/** Makes the vectors of consecutive rows, the same for the same rows every time. */
@FunctionalInterface
public interface ChunkSource {
    /** Returns one vector a row, for {@code rows} rows from {@code firstRow} on. */
    List<float[]> vectors(int firstRow, int rows);
}
