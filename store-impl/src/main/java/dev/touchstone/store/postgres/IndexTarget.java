package dev.touchstone.store.postgres;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One table that has a vector index of its own: the whole, or one partition of it.
 *
 * <p>The indexes of partitions are not attached to one of the parent: PostgreSQL drops an attached index only together
 * with its parent, and that not CONCURRENTLY.
 *
 * @param suffix what the table's and the index's name end in; empty for the whole
 */
record IndexTarget(SpaceNames names, String suffix) {
    static List<IndexTarget> of(SpaceNames names) {
        if (names.space().layout() instanceof Layout.HashedByUser hashed) {
            return IntStream.range(0, hashed.partitions())
                    .mapToObj(number -> new IndexTarget(names, "_p" + number))
                    .toList();
        }
        return List.of(new IndexTarget(names, ""));
    }

    String table() {
        return names.table() + suffix;
    }

    String tableName() {
        return SpaceNames.TABLE + suffix;
    }

    String index() {
        return names.index() + suffix;
    }

    String indexName() {
        return SpaceNames.INDEX + suffix;
    }
}
