package dev.touchstone.dataset;

import java.util.List;
import java.util.Map;

/** The queries asked of a corpus: query i has a text, attributes and a vector, and the text occurs in no document. */
public final class QuerySet {
    private final List<Query> queries;
    private final VectorTable vectors;

    private QuerySet(VectorTable vectors, List<Query> queries) {
        if (queries.size() != vectors.size()) {
            throw new DatasetException(queries.size() + " queries have " + vectors.size() + " vectors");
        }
        this.queries = List.copyOf(queries);
        this.vectors = vectors;
    }

    /**
     * Joins query texts and their vectors.
     *
     * @throws DatasetException where their numbers differ
     */
    public QuerySet(List<String> texts, VectorTable vectors) {
        this(vectors, texts.stream().map(Query::of).toList());
    }

    /**
     * Joins queries and their vectors.
     *
     * @throws DatasetException where their numbers differ
     */
    public static QuerySet of(List<Query> queries, VectorTable vectors) {
        return new QuerySet(vectors, queries);
    }

    /** Returns the number of queries. */
    public int size() {
        return queries.size();
    }

    /** Returns the text of a query. */
    public String text(int query) {
        return queries.get(query).text();
    }

    /** Returns what is known about a query, {@link CorpusDocument#USER} for instance. */
    public Map<String, String> attributes(int query) {
        return queries.get(query).attributes();
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
