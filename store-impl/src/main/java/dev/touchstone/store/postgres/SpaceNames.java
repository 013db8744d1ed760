package dev.touchstone.store.postgres;

/**
 * Names of a space's objects as they stand in SQL, all schema-qualified, so that no search_path is needed.
 *
 * @param space the space, its schema name validated
 * @param extensionSchema quoted name of the schema pgvector lives in, as the server quoted it
 */
record SpaceNames(VectorSpace space, String extensionSchema) {
    static final String TABLE = "vector_documents";
    static final String INDEX = "vector_documents_embedding_idx";

    String schema() {
        return '"' + space.schema() + '"';
    }

    String table() {
        return schema() + "." + TABLE;
    }

    String index() {
        return schema() + "." + INDEX;
    }

    String vectorType() {
        return extensionSchema + ".vector";
    }

    /** The function that gives a vector in its binary form. */
    String vectorSend() {
        return extensionSchema + ".vector_send";
    }

    String cosineDistance() {
        return "operator(" + extensionSchema + ".<=>)";
    }

    String cosineOperatorClass() {
        return extensionSchema + ".vector_cosine_ops";
    }
}
