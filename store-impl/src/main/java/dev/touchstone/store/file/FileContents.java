package dev.touchstone.store.file;

import java.util.List;

/**
 * What a collection's two files hold: entry i belongs to vector i.
 *
 * @param vectors the vectors
 * @param entries one a vector
 */
record FileContents(VectorBlock vectors, List<StoredEntry> entries) {
    static final FileContents EMPTY = new FileContents(VectorBlock.EMPTY, List.of());

    FileContents {
        entries = List.copyOf(entries);
        if (vectors.size() != entries.size()) {
            throw new IllegalArgumentException(vectors.size() + " vectors for " + entries.size() + " entries");
        }
    }

    int size() {
        return entries.size();
    }
}
