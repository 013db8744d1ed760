package dev.touchstone.store.postgres;

import dev.touchstone.store.index.IndexSpec.Hnsw;
import dev.touchstone.store.index.VectorType;
import java.util.Locale;
import java.util.Optional;

/**
 * What the build of an HNSW graph keeps in maintenance_work_mem.
 *
 * @param rows vectors in the graph
 * @param dimension their dimension
 * @param type the form they are held in
 * @param m neighbours a node keeps on each layer
 */
public record GraphMemory(long rows, int dimension, VectorType type, int m) {
    private static final long ELEMENT = 136;
    private static final long NEIGHBOUR = 16;
    private static final long ARRAY = 24;
    private static final double MIB = 1 << 20;

    static GraphMemory of(long rows, IndexDefinition definition, Hnsw hnsw) {
        return new GraphMemory(rows, definition.names().space().dimension(), definition.type(), hnsw.m());
    }

    /**
     * Returns an estimate in bytes: a row takes an element, its value, and arrays of 2 m neighbours on the lowest layer
     * and of m on each further one, of which a row has 1/(m − 1) in the mean (pgvector 0.8, {@code src/hnsw.h}, structures
     * HnswElementData, HnswCandidate and HnswNeighborArray).
     */
    public long bytes() {
        double upperLayers = 1.0 / (m - 1);
        double neighbours = ARRAY + NEIGHBOUR * 2.0 * m + upperLayers * (ARRAY + NEIGHBOUR * (double) m);
        return Math.round(rows * (ELEMENT + valueBytes() + neighbours));
    }

    private long valueBytes() {
        return 8
                + switch (type) {
                    case VECTOR -> 4L * dimension;
                    case HALFVEC -> 2L * dimension;
                    case BIT -> (dimension + 7L) / 8;
                };
    }

    /** Returns a warning if the graph does not fit into so many bytes. */
    Optional<String> warning(long maintenanceWorkMem) {
        if (bytes() <= maintenanceWorkMem) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "maintenance_work_mem is %.0f MiB and the graph of %d rows needs about %.0f MiB; raise it, or the build"
                        + " becomes much slower",
                maintenanceWorkMem / MIB,
                rows,
                Math.ceil(bytes() / MIB)));
    }
}
