package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.cache.ChunkSource;
import java.util.Iterator;

/** What a dataset is made of; documents and queries are read once, then the vectors of both. */
public interface Ingredients extends AutoCloseable {
    /** Returns what makes the vectors; it changes when they do, and vectors of another are never mixed in. */
    String model();

    /** Returns the documents in row order. */
    Iterator<CorpusDocument> documents();

    /** Returns the queries in their order. */
    Iterator<Query> queries();

    /** Returns where the vectors of the documents come from; asked for consecutive rows, from any row on. */
    ChunkSource corpusVectors();

    /** Returns where the vectors of the queries come from. */
    ChunkSource queryVectors();

    @Override
    default void close() {
        // nothing is held open
    }
}
