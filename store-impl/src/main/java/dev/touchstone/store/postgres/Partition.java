package dev.touchstone.store.postgres;

/**
 * One partition of the table, with a vector index of its own.
 *
 * <p>The indexes of partitions are not attached to one of the table: PostgreSQL drops an attached index only together
 * with its parent, and that not CONCURRENTLY.
 *
 * @param number remainder of the user's hash, from 0
 */
record Partition(SpaceNames names, int number) {
    String tableName() {
        return SpaceNames.TABLE + suffix();
    }

    String indexName() {
        return SpaceNames.INDEX + suffix();
    }

    String table() {
        return names.schema() + "." + tableName();
    }

    String index() {
        return names.schema() + "." + indexName();
    }

    private String suffix() {
        return SpaceNames.PARTITION + number;
    }
}
