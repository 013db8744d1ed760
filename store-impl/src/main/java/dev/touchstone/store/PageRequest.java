package dev.touchstone.store;

import java.util.Objects;
import java.util.Optional;

/**
 * Asks for one page of a collection.
 *
 * @param size largest number of documents wanted, 1 to 10,000
 * @param filter which documents take part; should stay the same from page to page
 * @param cursor where to go on: a page's {@link Page#next}; absent for the first page
 */
public record PageRequest(int size, MetadataFilter filter, Optional<String> cursor) {
    private static final int MAX_SIZE = 10_000;

    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidInputException("the page size is " + size + "; it must lie in 1 to " + MAX_SIZE);
        }
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(cursor, "cursor");
    }

    /** Asks for the first documents of the whole collection. */
    public static PageRequest first(int size) {
        return new PageRequest(size, MetadataFilter.all(), Optional.empty());
    }

    /** Returns this request among the documents that match a filter. */
    public PageRequest withFilter(MetadataFilter newFilter) {
        return new PageRequest(size, newFilter, cursor);
    }

    /** Returns this request for the page that begins at a cursor. */
    public PageRequest after(String newCursor) {
        return new PageRequest(size, filter, Optional.of(newCursor));
    }
}
