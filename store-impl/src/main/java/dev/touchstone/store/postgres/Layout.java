package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a space keeps the documents of its users; chosen when its schema is created, fixed from then on. */
public sealed interface Layout {
    /** Number of partitions of the table; a user's documents lie in one of them. */
    int partitions();

    /** Returns the layout as {@link #parse} reads it. */
    String text();

    /** One partition and one vector index for all users. */
    record Shared() implements Layout {
        private static final String TEXT = "shared";

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public String text() {
            return TEXT;
        }
    }

    /**
     * A table partitioned by a hash of the user: a search reads one partition and that partition's own index.
     *
     * @param partitions number of partitions, 2 to 256
     */
    record HashedByUser(int partitions) implements Layout {
        private static final int MOST = 256;
        private static final Pattern TEXT = Pattern.compile("hashed_by_user:([0-9]{1,3})");

        public HashedByUser {
            if (partitions < 2 || partitions > MOST) {
                throw new InvalidInputException("partitions is " + partitions + "; it must lie in 2 to " + MOST);
            }
        }

        @Override
        public String text() {
            return "hashed_by_user:" + partitions;
        }
    }

    /**
     * One partition and no vector index: whatever its settings, a search compares with every document of its user and
     * collection.
     */
    record ExactOnly() implements Layout {
        private static final String TEXT = "exact";

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public String text() {
            return TEXT;
        }
    }

    /**
     * Reads {@code shared}, {@code exact}, or {@code hashed_by_user:N} with N partitions.
     *
     * @throws InvalidInputException if it is none of them
     */
    static Layout parse(String text) {
        Matcher hashed = HashedByUser.TEXT.matcher(text);
        if (hashed.matches()) {
            return new HashedByUser(Integer.parseInt(hashed.group(1)));
        }
        return switch (text) {
            case Shared.TEXT -> new Shared();
            case ExactOnly.TEXT -> new ExactOnly();
            default ->
                throw new InvalidInputException(
                        "the layout must be shared, exact or hashed_by_user:N with N partitions, 2 to "
                                + HashedByUser.MOST);
        };
    }
}
