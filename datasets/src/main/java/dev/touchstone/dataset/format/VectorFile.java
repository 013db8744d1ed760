package dev.touchstone.dataset.format;

import dev.touchstone.dataset.VectorTable;

/** Vectors in a file of another tool, readable until it is closed; rows come cheapest in their order. */
public interface VectorFile extends VectorTable, AutoCloseable {
    @Override
    void close();
}
