package dev.touchstone.store.file;

import java.util.List;

/**
 * What a collection's two files hold: entry i belongs to vector i.
 *
 * @param vectors the vectors
 * @param entries one a vector
 * @param positions one an entry, for paging; known only while the store is open
 */
record FileContents(VectorBlock vectors, List<StoredEntry> entries, Positions positions) {
    static final FileContents EMPTY = new FileContents(VectorBlock.EMPTY, List.of());

    FileContents {
        entries = List.copyOf(entries);
        if (vectors.size() != entries.size() || positions.size() != entries.size()) {
            throw new IllegalArgumentException(vectors.size() + " vectors and " + positions.size() + " positions for "
                    + entries.size() + " entries");
        }
    }

    /** Makes contents as loaded from files. */
    FileContents(VectorBlock vectors, List<StoredEntry> entries) {
        this(vectors, entries, Positions.of(entries.size()));
    }

    int size() {
        return entries.size();
    }
}
