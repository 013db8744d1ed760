package dev.touchstone.bench.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The raw pages of a vector index, as pgvector 0.8.0 writes them, read through the extension pageinspect. */
record IndexPages(List<ByteBuffer> pages) {
    private static final int LOWER = 12;
    private static final int SPECIAL = 16;
    private static final int FIRST_ITEM = 24;
    private static final int ITEM_ID = 4;
    private static final int OFFSET_MASK = 0x7fff;
    private static final int HNSW_ELEMENT = 1;
    private static final int META_PAGES = 1;

    static IndexPages read(Connection superuser, String index) throws SQLException {
        List<ByteBuffer> pages = new ArrayList<>();
        String sql = "select get_raw_page(?, block::int) from generate_series(0,"
                + " pg_relation_size(?::regclass) / 8192 - 1) block order by block";
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            statement.setString(1, index);
            statement.setString(2, index);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    pages.add(ByteBuffer.wrap(rows.getBytes(1)).order(ByteOrder.LITTLE_ENDIAN));
                }
            }
        }
        return new IndexPages(pages);
    }

    private static int items(ByteBuffer page) {
        return (Short.toUnsignedInt(page.getShort(LOWER)) - FIRST_ITEM) / ITEM_ID;
    }

    private static int offset(ByteBuffer page, int item) {
        return page.getInt(FIRST_ITEM + ITEM_ID * item) & OFFSET_MASK;
    }

    /** The levels of an HNSW index's elements, in the order of their pages. */
    int[] levels() {
        List<Integer> levels = new ArrayList<>();
        for (ByteBuffer page : pages.subList(META_PAGES, pages.size())) {
            for (int item = 0; item < items(page); item++) {
                int at = offset(page, item);
                if (page.get(at) == HNSW_ELEMENT) {
                    levels.add(Byte.toUnsignedInt(page.get(at + 1)));
                }
            }
        }
        return levels.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The number of entries of each of an IVFFlat index's lists. */
    long[] entries(int lists) {
        List<Long> counts = new ArrayList<>();
        for (int block = META_PAGES; counts.size() < lists; block++) {
            ByteBuffer page = pages.get(block);
            for (int item = 0; item < items(page); item++) {
                counts.add(entriesFrom(page.getInt(offset(page, item))));
            }
        }
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    private long entriesFrom(int firstBlock) {
        long count = 0;
        for (int block = firstBlock; block != -1; ) {
            ByteBuffer page = pages.get(block);
            count += items(page);
            block = page.getInt(Short.toUnsignedInt(page.getShort(SPECIAL)));
        }
        return count;
    }
}
