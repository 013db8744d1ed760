package dev.touchstone.dataset.imports;

import dev.touchstone.dataset.CorpusDocument;
import java.util.Iterator;

/**
 * Documents with their vectors as someone else holds them, open until closed. Each pass begins anew and finds the same
 * rows in the same order; nothing is held in memory as a whole.
 */
public interface ImportSource extends AutoCloseable {
    /** Returns in a few words where the rows come from, without user, host or password. */
    String origin();

    /** Returns how many rows there are. */
    int size();

    /** Returns the number of components of each vector. */
    int dimension();

    /** Begins a pass over the documents. */
    Iterator<CorpusDocument> documents();

    /** Begins a pass over the vectors. */
    Iterator<float[]> vectors();

    @Override
    void close();
}
