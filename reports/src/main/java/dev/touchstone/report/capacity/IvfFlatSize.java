package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.stream.LongStream;

/**
 * The size of an IVFFlat index, from how pgvector packs centres and entries into pages (0.8.0): an entry takes {@code 8 +
 * value} bytes, a centre {@code 8 + value}, and every list begins a page of its own, which leaves half a page empty on
 * average.
 *
 * @param dimension number of components, 1 to what the form can index
 * @param lists number of lists, 1 to 32,768
 */
public record IvfFlatSize(VectorForm form, int dimension, int lists) {
    private static final int MOST_LISTS = 32_768;
    private static final int A_MILLION = 1_000_000;
    private static final int SPECIAL = 8;
    private static final int HEADER = 8;
    private static final int USABLE = Pages.usable(SPECIAL);

    public IvfFlatSize {
        form.valueBytes(dimension);
        if (lists < 1 || lists > MOST_LISTS) {
            throw new ReportException("lists is " + lists + "; it must lie in 1 to " + MOST_LISTS);
        }
    }

    /**
     * An index with as many lists as pgvector's documentation advises: a thousandth of the rows up to a million of them,
     * else the square root, at most what pgvector allows.
     */
    public static IvfFlatSize advised(VectorForm form, int dimension, long rows) {
        double lists = rows <= A_MILLION ? (double) rows / 1_000 : Math.sqrt((double) rows);
        return new IvfFlatSize(form, dimension, (int) Math.max(1, Math.min(MOST_LISTS, lists)));
    }

    /** Bytes of an index over that many rows, where the lists' remainders are spread evenly over a page. */
    public long bytes(long rows) {
        int perPage = perPage();
        double entries = (double) rows / perPage + Math.min(rows, lists) * (perPage - 1) / (2.0 * perPage);
        double centres = Math.ceil((double) lists / perPage);
        return Math.round(Pages.SIZE * (1 + centres + Math.max(entries, (double) Math.min(rows, lists))));
    }

    /** Bytes of an index whose lists hold so many entries each: exact. */
    public long bytes(long[] entries) {
        long perPage = perPage();
        long pages = LongStream.of(entries)
                .map(list -> Math.max(1, (list + perPage - 1) / perPage))
                .sum();
        return Pages.SIZE * (1 + (lists + perPage - 1) / perPage + pages);
    }

    private int perPage() {
        int tuple = Pages.aligned(HEADER + form.valueBytes(dimension)) + Pages.ITEM_ID;
        return USABLE / tuple;
    }
}
