package dev.touchstone.dataset;

/**
 * The exact nearest rows of one query, nearest first, ties by row number.
 *
 * @param rows row numbers in the corpus; not copied
 * @param distances their distances, never falling; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared as a whole
public record Neighbours(int[] rows, double[] distances) {
    public Neighbours {
        if (rows.length != distances.length) {
            throw new DatasetException(rows.length + " neighbours have " + distances.length + " distances");
        }
    }

    /** Returns how many neighbours there are: k, or the number of matching rows where fewer match. */
    public int size() {
        return rows.length;
    }
}
