package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The size of an HNSW index, from how pgvector packs elements and neighbour lists into pages (0.8.0, {@code
 * CreateGraphPages}): an element of {@code 72 + value} bytes and a list of {@code 4 + 6 · (level + 2) · m} bytes share a
 * page where both fit, else the list opens the next one.
 *
 * <p>Only the levels are random, so the size is exact but for their draw; rows with equal vectors share an element and
 * make the index smaller.
 *
 * @param dimension number of components, 1 to what the form can index
 * @param m links an element, 2 to 100
 */
public record HnswSize(VectorForm form, int dimension, int m) {
    /** How many elements are packed at most; a larger index is this one scaled. */
    static final int SIMULATED = 50_000;

    private static final int SPECIAL = 8;
    private static final int ELEMENT_HEADER = 72;
    private static final int LIST_HEADER = 4;
    private static final int LINK = 6;
    private static final int MAX_LEVEL = 255;
    private static final int USABLE = Pages.usable(SPECIAL);
    private static final long SEED = 20_240_901L;

    public HnswSize {
        form.valueBytes(dimension);
        if (m < 2 || m > 100) {
            throw new ReportException("m is " + m + "; it must lie in 2 to 100");
        }
    }

    /** Bytes of an index over that many rows of distinct vectors. */
    public long bytes(long rows) {
        if (rows < 0) {
            throw new ReportException("rows is " + rows + "; it must be at least 0");
        }
        int packed = (int) Math.min(rows, SIMULATED);
        double pages = packed == 0 ? 0 : (double) pack(packed) * rows / packed;
        return Pages.SIZE * (1 + Math.round(pages));
    }

    /** Bytes of an index whose elements have these levels, in the order of their pages: exact, nothing is drawn. */
    public long bytes(int[] levels) {
        return Pages.SIZE * (1 + (levels.length == 0 ? 0 : pack(IntStream.of(levels))));
    }

    /** Bytes a row of a large index. */
    public double bytesPerRow() {
        return (double) Pages.SIZE * pack(SIMULATED) / SIMULATED;
    }

    private long pack(int elements) {
        Random random = new Random(SEED);
        return pack(IntStream.range(0, elements).map(i -> level(random)));
    }

    private long pack(IntStream levels) {
        int element = Pages.aligned(ELEMENT_HEADER + form.valueBytes(dimension));
        long pages = 1;
        int free = USABLE;
        for (PrimitiveIterator.OfInt next = levels.iterator(); next.hasNext(); ) {
            int list = listBytes(next.nextInt());
            if (!startsOn(free, element, list)) {
                pages++;
                free = USABLE;
            }
            free -= element + Pages.ITEM_ID;
            if (!fits(free, list)) {
                pages++;
                free = USABLE;
            }
            free -= list + Pages.ITEM_ID;
        }
        return pages;
    }

    /** Whether an element begins on a page with that much left: one that fits a page with its list waits for both. */
    private static boolean startsOn(int free, int element, int list) {
        int both = element + list + 2 * Pages.ITEM_ID;
        return fits(free, element) && (both > USABLE || both <= free);
    }

    private static boolean fits(int free, int tuple) {
        return free >= tuple + Pages.ITEM_ID;
    }

    private int listBytes(int level) {
        return Pages.aligned(LIST_HEADER + LINK * (level + 2) * m);
    }

    private int level(Random random) {
        int drawn = (int) (-Math.log(1 - random.nextDouble()) / Math.log(m));
        return Math.min(drawn, highestLevel());
    }

    /** The level whose list still fits a page. */
    private int highestLevel() {
        return Math.min((USABLE - Pages.ITEM_ID - LIST_HEADER) / LINK / m - 2, MAX_LEVEL);
    }
}
