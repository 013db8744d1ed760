package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IndexSpec.Hnsw;
import dev.touchstone.store.index.IndexSpec.IvfFlat;
import dev.touchstone.store.index.VectorType;

/** The SQL that creates what an {@link IndexSpec} describes over the vectors of a space. */
record IndexDefinition(SpaceNames names, IndexSpec spec) {
    /**
     * Checks that the space takes such an index.
     *
     * @throws InvalidInputException if the type does not take the dimension, or the layout no index
     */
    IndexDefinition {
        if (!(spec instanceof IndexSpec.Exact)) {
            type(names, spec).requireTakes(names.space().dimension());
            if (names.space().layout() instanceof Layout.ExactOnly) {
                throw new InvalidInputException("the schema " + names.space().schema()
                        + " has the layout exact, which takes no vector index; create one of another layout");
            }
        }
    }

    /** Returns the type that the index has or will have. */
    VectorType type() {
        return type(names, spec);
    }

    private static VectorType type(SpaceNames names, IndexSpec spec) {
        return spec.type().orElseGet(() -> VectorType.of(names.space().dimension()));
    }

    String createSql(Partition partition) {
        return createSql(partition, "");
    }

    String createIfAbsentSql(Partition partition) {
        return createSql(partition, "if not exists ");
    }

    private String createSql(Partition partition, String condition) {
        IndexedForm form = new IndexedForm(names, type());
        return "create index concurrently " + condition + partition.indexName() + " on " + partition.table() + " using "
                + method() + " ((" + form.of("embedding") + ") " + form.operatorClass() + ") with (" + options() + ")";
    }

    private String method() {
        return spec instanceof Hnsw ? "hnsw" : "ivfflat";
    }

    private String options() {
        if (spec instanceof Hnsw hnsw) {
            return "m = " + hnsw.m() + ", ef_construction = " + hnsw.efConstruction();
        }
        if (spec instanceof IvfFlat ivfFlat) {
            return "lists = " + ivfFlat.lists();
        }
        throw new IllegalArgumentException("no index is created for " + spec);
    }
}
