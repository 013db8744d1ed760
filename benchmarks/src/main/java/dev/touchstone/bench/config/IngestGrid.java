package dev.touchstone.bench.config;

import dev.touchstone.store.postgres.IngestMethod;
import java.util.List;

/**
 * One way of writing and the batch sizes measured with it.
 *
 * @param method how rows are sent
 * @param batchRows documents handed to the store in one call, 1 to 10,000
 */
public record IngestGrid(IngestMethod method, List<Integer> batchRows) {
    public IngestGrid {
        Check.present("method", method);
        batchRows = Check.ranges("batch_rows", batchRows, 1, 10_000);
    }
}
