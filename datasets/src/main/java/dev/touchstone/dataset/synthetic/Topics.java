package dev.touchstone.dataset.synthetic;

/** Says which cluster a row belongs to; safe for use by many threads. */
@FunctionalInterface
public interface Topics {
    /** Returns the number of a row's cluster, at least 0. */
    int of(int row);
}
