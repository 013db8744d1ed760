package dev.touchstone.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a collection, in insertion order.
 *
 * @param items what the page holds; at most the size asked for
 * @param next the cursor of the page after this one, for {@link PageRequest#after}; absent on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }
}
