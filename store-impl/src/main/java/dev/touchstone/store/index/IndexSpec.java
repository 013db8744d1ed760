package dev.touchstone.store.index;

import dev.touchstone.store.InvalidInputException;

/** What is built over the vectors of a table. */
public sealed interface IndexSpec {
    /** No vector index: every search compares with every matching document. */
    record Exact() implements IndexSpec {}

    /**
     * A hierarchical navigable small-world graph.
     *
     * @param m neighbours a node keeps on each layer, 2 to 100
     * @param efConstruction candidates considered while building, 4 to 1000 and at least 2 m
     */
    record Hnsw(int m, int efConstruction) implements IndexSpec {
        public Hnsw {
            Range.check("m", m, 2, 100);
            Range.check("ef_construction", efConstruction, 4, 1000);
            if (efConstruction < 2 * m) {
                throw new InvalidInputException(
                        "ef_construction is " + efConstruction + "; with m " + m + " it must be at least " + 2 * m);
            }
        }
    }

    /**
     * An inverted file: vectors grouped around {@code lists} centres.
     *
     * @param lists number of centres, 1 to 32768
     */
    record IvfFlat(int lists) implements IndexSpec {
        public IvfFlat {
            Range.check("lists", lists, 1, 32768);
        }
    }
}
