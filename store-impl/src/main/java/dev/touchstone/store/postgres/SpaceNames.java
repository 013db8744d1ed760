package dev.touchstone.store.postgres;

import java.util.regex.Pattern;

/**
 * Names of a space's objects as they stand in SQL, all schema-qualified, so that no search_path is needed.
 *
 * @param space the space, its schema name validated
 * @param extensionSchema quoted name of the schema pgvector lives in, as the server quoted it
 */
record SpaceNames(VectorSpace space, String extensionSchema) {
    static final String TABLE = "vector_documents";
    static final String INDEX = "vector_documents_embedding_idx";
    private static final Pattern PARTITION = Pattern.compile("|_p[0-9]+");

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

    String cosineDistance() {
        return "operator(" + extensionSchema + ".<=>)";
    }

    String hammingDistance() {
        return "operator(" + extensionSchema + ".<~>)";
    }

    /** Returns the qualified name of something of the extension's. */
    String extension(String name) {
        return extensionSchema + "." + name;
    }

    /** Whether a table, or index, of this name is the named one or that of a partition. */
    static boolean isPartOf(String whole, String name) {
        return name.startsWith(whole)
                && PARTITION.matcher(name.substring(whole.length())).matches();
    }
}
