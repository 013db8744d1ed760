package dev.touchstone.dataset.truth;

/** Says which corpus rows a query may find; called from many threads. */
@FunctionalInterface
public interface RowFilter {
    /** Lets every query find every row. */
    RowFilter ALL = (query, row) -> true;

    /** Returns whether a query may find a row. */
    boolean matches(int query, int row);
}
