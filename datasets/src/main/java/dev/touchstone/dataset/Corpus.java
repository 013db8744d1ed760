package dev.touchstone.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The documents that are searched: row i has an id, a text, attributes and a vector. */
public final class Corpus {
    private final List<CorpusDocument> documents;
    private final VectorTable vectors;
    private final Map<String, Integer> rows;

    /**
     * Joins documents and their vectors.
     *
     * @throws DatasetException where their numbers differ or an id occurs twice
     */
    public Corpus(List<CorpusDocument> documents, VectorTable vectors) {
        if (documents.size() != vectors.size()) {
            throw new DatasetException(documents.size() + " documents have " + vectors.size() + " vectors");
        }
        this.documents = List.copyOf(documents);
        this.vectors = vectors;
        this.rows = new HashMap<>(documents.size() * 2);
        for (int row = 0; row < documents.size(); row++) {
            if (rows.put(documents.get(row).id(), row) != null) {
                throw new DatasetException("document id '" + documents.get(row).id() + "' occurs twice");
            }
        }
    }

    /** Returns the number of documents. */
    public int size() {
        return documents.size();
    }

    /** Returns the id of a row. */
    public String id(int row) {
        return documents.get(row).id();
    }

    /** Returns the text of a row. */
    public String text(int row) {
        return documents.get(row).text();
    }

    /** Returns the attributes of a row, for filters. */
    public Map<String, String> attributes(int row) {
        return documents.get(row).attributes();
    }

    /** Returns a copy of the vector of a row. */
    public float[] vector(int row) {
        return vectors.row(row);
    }

    /** Returns all vectors, for reading in blocks. */
    public VectorTable vectors() {
        return vectors;
    }

    /** Returns the row with an id, or nothing where the corpus has no such document. */
    public OptionalInt rowOf(String id) {
        Integer row = rows.get(id);
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }
}
