package dev.touchstone.store.index;

import dev.touchstone.store.InvalidInputException;
import java.util.Objects;
import java.util.Optional;

/** What is built over the vectors of a table. */
public sealed interface IndexSpec {
    /** The form the index holds vectors in; empty means {@link VectorType#of the one of their dimension}. */
    Optional<VectorType> type();

    /** No vector index: every search compares with every matching document. */
    record Exact() implements IndexSpec {
        @Override
        public Optional<VectorType> type() {
            return Optional.empty();
        }
    }

    /**
     * A hierarchical navigable small-world graph.
     *
     * @param m neighbours a node keeps on each layer, 2 to 100
     * @param efConstruction candidates considered while building, 4 to 1000 and at least 2 m
     * @param type the form of the vectors in it; empty means by their dimension
     */
    record Hnsw(int m, int efConstruction, Optional<VectorType> type) implements IndexSpec {
        public Hnsw {
            Objects.requireNonNull(type, "type");
            Range.check("m", m, 2, 100);
            Range.check("ef_construction", efConstruction, 4, 1000);
            if (efConstruction < 2 * m) {
                throw new InvalidInputException(
                        "ef_construction is " + efConstruction + "; with m " + m + " it must be at least " + 2 * m);
            }
        }

        /** A graph over vectors in the form of their dimension. */
        public Hnsw(int m, int efConstruction) {
            this(m, efConstruction, Optional.empty());
        }
    }

    /**
     * An inverted file: vectors grouped around {@code lists} centres.
     *
     * @param lists number of centres, 1 to 32768
     * @param type the form of the vectors in it; empty means by their dimension
     */
    record IvfFlat(int lists, Optional<VectorType> type) implements IndexSpec {
        public IvfFlat {
            Objects.requireNonNull(type, "type");
            Range.check("lists", lists, 1, 32768);
        }

        /** Lists of vectors in the form of their dimension. */
        public IvfFlat(int lists) {
            this(lists, Optional.empty());
        }
    }
}
