package dev.touchstone.bench.ingest;

import java.util.List;
import java.util.Map;

/**
 * One way to store documents.
 *
 * @param batchRows documents handed to the store in one call
 * @param poolSize connections, each with a thread that stores one batch after another
 */
record IngestCell(int batchRows, int poolSize) {
    private static final List<Integer> BATCH_ROWS = List.of(1, 10, 100, 1_000);
    static final List<Integer> POOL_SIZES = List.of(1, 2, 4);

    /** Every batch size that the documents suffice for, with every pool size. */
    static List<IngestCell> all(int documents) {
        return BATCH_ROWS.stream()
                .filter(rows -> rows <= documents)
                .flatMap(rows -> POOL_SIZES.stream().map(size -> new IngestCell(rows, size)))
                .toList();
    }

    Map<String, String> name() {
        return Map.of("batch_rows", Integer.toString(batchRows), "pool_size", Integer.toString(poolSize));
    }
}
