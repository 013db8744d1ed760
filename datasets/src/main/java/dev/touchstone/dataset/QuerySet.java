package dev.touchstone.dataset;

import java.util.List;

/** The queries asked of a corpus: query i has a text and a vector, and the text occurs in no document. */
public final class QuerySet {
    private final List<String> texts;
    private final VectorTable vectors;

    /**
     * Joins query texts and their vectors.
     *
     * @throws DatasetException where their numbers differ
     */
    public QuerySet(List<String> texts, VectorTable vectors) {
        if (texts.size() != vectors.size()) {
            throw new DatasetException(texts.size() + " queries have " + vectors.size() + " vectors");
        }
        this.texts = List.copyOf(texts);
        this.vectors = vectors;
    }

    /** Returns the number of queries. */
    public int size() {
        return texts.size();
    }

    /** Returns the text of a query. */
    public String text(int query) {
        return texts.get(query);
    }

    /** Returns a copy of the vector of a query. */
    public float[] vector(int query) {
        return vectors.row(query);
    }

    /** Returns all query vectors, for reading in blocks. */
    public VectorTable vectors() {
        return vectors;
    }
}
