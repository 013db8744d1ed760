package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;

/** How a space keeps the documents of its users; chosen when its schema is created, fixed from then on. */
public sealed interface Layout {
    /** One table and one vector index for all users. */
    record Shared() implements Layout {}

    /**
     * A table partitioned by a hash of the user: a search reads one partition and that partition's own index.
     *
     * @param partitions number of partitions, 2 to 1024
     */
    record HashedByUser(int partitions) implements Layout {
        private static final int MOST = 1_024;

        public HashedByUser {
            if (partitions < 2 || partitions > MOST) {
                throw new InvalidInputException("partitions is " + partitions + "; it must lie in 2 to " + MOST);
            }
        }
    }

    /** One table without a vector index: a search compares with every document of its user and collection. */
    record ExactOnly() implements Layout {}

    /** Returns the layout as messages name it. */
    default String title() {
        if (this instanceof HashedByUser hashed) {
            return "hashed by user into " + hashed.partitions() + " partitions";
        }
        return this instanceof ExactOnly ? "exact" : "shared";
    }
}
