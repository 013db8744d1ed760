package dev.touchstone.dataset;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The documents that are searched: row i has an id, a text, attributes and a vector. Safe for use by many threads. */
public final class Corpus {
    private final DocumentTable documents;
    private final VectorTable vectors;
    private DocumentIds ids;

    /**
     * Joins documents in memory and their vectors.
     *
     * @throws DatasetException where their numbers differ or an id occurs twice
     */
    public Corpus(List<CorpusDocument> documents, VectorTable vectors) {
        this(DocumentTable.of(documents), vectors);
        ids();
    }

    /**
     * Joins documents and their vectors; ids are read when one is looked up for the first time.
     *
     * @throws DatasetException where their numbers differ
     */
    public Corpus(DocumentTable documents, VectorTable vectors) {
        if (documents.size() != vectors.size()) {
            throw new DatasetException(documents.size() + " documents have " + vectors.size() + " vectors");
        }
        this.documents = documents;
        this.vectors = vectors;
    }

    /** Returns the number of documents. */
    public int size() {
        return documents.size();
    }

    /** Returns a document without its vector: cheaper than its parts one by one. */
    public CorpusDocument document(int row) {
        return documents.document(row);
    }

    /** Returns the id of a row. */
    public String id(int row) {
        return document(row).id();
    }

    /** Returns the text of a row. */
    public String text(int row) {
        return document(row).text();
    }

    /** Returns the attributes of a row, for filters. */
    public Map<String, String> attributes(int row) {
        return document(row).attributes();
    }

    /** Reads one attribute of every row, {@link CorpusDocument#USER} for instance. */
    public AttributeColumn column(String attribute) {
        return new AttributeColumn(documents, attribute);
    }

    /** Returns a copy of the vector of a row. */
    public float[] vector(int row) {
        return vectors.row(row);
    }

    /** Returns all vectors, for reading in blocks. */
    public VectorTable vectors() {
        return vectors;
    }

    /**
     * Returns the row with an id, or nothing where the corpus has no such document.
     *
     * @throws DatasetException where an id of the corpus occurs twice
     */
    public OptionalInt rowOf(String id) {
        return ids().rowOf(id);
    }

    private synchronized DocumentIds ids() {
        if (ids == null) {
            ids = new DocumentIds(documents);
        }
        return ids;
    }
}
