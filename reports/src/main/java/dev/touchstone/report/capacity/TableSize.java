package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;

/**
 * The size of a table's heap and of what is stored out of line, from how PostgreSQL packs rows into pages: a row takes
 * its aligned size and a pointer; a value stored out of line is cut into chunks of 1,996 bytes with a header of 36.
 *
 * @param rowBytes bytes of a row in the heap, its header of 24 included, 24 to 8,160
 * @param outOfLineBytes bytes of a row's values that are stored out of line, 0 where none are
 */
public record TableSize(int rowBytes, int outOfLineBytes) {
    private static final int ROW_HEADER = 24;
    private static final int CHUNK = 1996;
    private static final int CHUNK_HEADER = 36;
    private static final int USABLE = Pages.usable(0);

    public TableSize {
        if (rowBytes < ROW_HEADER || Pages.aligned(rowBytes) + Pages.ITEM_ID > USABLE) {
            throw new ReportException("a row of " + rowBytes + " bytes does not fit a page, or is none");
        }
        if (outOfLineBytes < 0) {
            throw new ReportException("out-of-line values of " + outOfLineBytes + " bytes are none");
        }
    }

    /** Bytes of the heap over that many rows of equal size. */
    public long heapBytes(long rows) {
        int perPage = USABLE / (Pages.aligned(rowBytes) + Pages.ITEM_ID);
        return Pages.SIZE * ((rows + perPage - 1) / perPage);
    }

    /** Bytes of the out-of-line heap over that many rows, without its index. */
    public long toastBytes(long rows) {
        long whole = outOfLineBytes / CHUNK;
        int rest = outOfLineBytes % CHUNK;
        int perPage = USABLE / (Pages.aligned(CHUNK_HEADER + CHUNK) + Pages.ITEM_ID);
        double restBytes = rest == 0 ? 0 : Pages.aligned(CHUNK_HEADER + rest) + Pages.ITEM_ID;
        return Math.round(Pages.SIZE * Math.ceil(rows * ((double) whole / perPage + restBytes / USABLE)));
    }
}
