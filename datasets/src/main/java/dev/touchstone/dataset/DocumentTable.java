package dev.touchstone.dataset;

import java.util.List;

/** Documents without their vectors, numbered from 0; safe for use by many threads. */
public interface DocumentTable {
    /** Returns the number of documents. */
    int size();

    /**
     * Returns a document, perhaps read from disk.
     *
     * @throws IndexOutOfBoundsException where there is no such row
     */
    CorpusDocument document(int row);

    /** Returns a table over documents in memory. */
    static DocumentTable of(List<CorpusDocument> documents) {
        List<CorpusDocument> copy = List.copyOf(documents);
        return new DocumentTable() {
            @Override
            public int size() {
                return copy.size();
            }

            @Override
            public CorpusDocument document(int row) {
                return copy.get(row);
            }
        };
    }
}
