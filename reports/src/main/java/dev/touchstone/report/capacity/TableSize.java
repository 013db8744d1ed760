package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

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

    /** How many rows are packed at most; a larger table is this one scaled. */
    private static final int SIMULATED = 10_000;

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
        int packed = (int) Math.min(rows, SIMULATED);
        double pages = packed == 0 ? 0 : (double) packChunks(packed) * rows / packed;
        return Pages.SIZE * (long) Math.ceil(pages);
    }

    /** A chunk goes onto the page before it, else onto the emptiest that was left earlier, else onto a new one. */
    private long packChunks(int rows) {
        int[] chunks = chunks();
        int least = IntStream.of(chunks).min().orElse(USABLE);
        PriorityQueue<Integer> left = new PriorityQueue<>(Comparator.reverseOrder());
        long pages = 0;
        int free = 0;
        for (int row = 0; row < rows; row++) {
            for (int chunk : chunks) {
                if (chunk > free) {
                    boolean earlier = !left.isEmpty() && left.element() >= chunk;
                    int next = earlier ? left.remove() : USABLE;
                    pages += earlier ? 0 : 1;
                    if (free >= least) {
                        left.add(free);
                    }
                    free = next;
                }
                free -= chunk;
            }
        }
        return pages;
    }

    /** What each chunk of a row takes of a page. */
    private int[] chunks() {
        int whole = outOfLineBytes / CHUNK;
        int rest = outOfLineBytes % CHUNK;
        return IntStream.rangeClosed(1, whole + (rest == 0 ? 0 : 1))
                .map(chunk -> Pages.aligned(CHUNK_HEADER + (chunk <= whole ? CHUNK : rest)) + Pages.ITEM_ID)
                .toArray();
    }
}
