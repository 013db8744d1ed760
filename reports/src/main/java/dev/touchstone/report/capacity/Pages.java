package dev.touchstone.report.capacity;

/** The arithmetic of PostgreSQL's pages, at its default block size. */
final class Pages {
    /** Bytes of a page. */
    static final int SIZE = 8192;

    /** Bytes of the pointer that a page keeps for each tuple. */
    static final int ITEM_ID = 4;

    private static final int PAGE_HEADER = 24;
    private static final int ALIGNMENT = 8;

    private Pages() {}

    /** Bytes for tuples and their item ids on a page whose end is reserved for {@code special} bytes. */
    static int usable(int special) {
        return SIZE - PAGE_HEADER - aligned(special);
    }

    /** The size a tuple of that many bytes takes. */
    static int aligned(int bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
