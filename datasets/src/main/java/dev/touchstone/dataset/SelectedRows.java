package dev.touchstone.dataset;

/**
 * Some rows of a table, in the table's order.
 *
 * @param table where the vectors are
 * @param rows the table's numbers of the rows
 */
@SuppressWarnings("ArrayRecordComponent") // up to a number a row, never compared
record SelectedRows(VectorTable table, int[] rows) implements VectorTable {
    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int dimension() {
        return table.dimension();
    }

    @Override
    public void read(int firstRow, int count, float[] into) {
        if (count == 1) {
            table.read(rows[firstRow], 1, into);
            return;
        }
        float[] vector = new float[dimension()];
        for (int i = 0; i < count; i++) {
            table.read(rows[firstRow + i], 1, vector);
            System.arraycopy(vector, 0, into, i * vector.length, vector.length);
        }
    }
}
