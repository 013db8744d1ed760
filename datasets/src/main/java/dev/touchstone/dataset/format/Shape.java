package dev.touchstone.dataset.format;

import dev.touchstone.dataset.DatasetException;
import java.nio.file.Path;

/**
 * What a file says it holds, within what Touchstone can measure.
 *
 * @param rows number of vectors
 * @param dimension components of each
 */
record Shape(int rows, int dimension) {
    /** What pgvector can hold in a vector column. */
    static final int MOST_DIMENSIONS = 16_000;

    /**
     * Returns a shape.
     *
     * @throws DatasetException naming the file where it is none that vectors can have
     */
    static Shape of(Path file, long rows, long dimension) {
        if (dimension < 1 || dimension > MOST_DIMENSIONS) {
            throw new DatasetException(file + " says its vectors have " + dimension
                    + " dimensions; they must have 1 to " + MOST_DIMENSIONS + ": it is damaged or of another format");
        }
        if (rows < 1 || rows > Integer.MAX_VALUE) {
            throw new DatasetException(file + " says it holds " + rows + " vectors; there must be 1 to "
                    + Integer.MAX_VALUE + ": it is empty, damaged or of another format");
        }
        return new Shape((int) rows, (int) dimension);
    }
}
