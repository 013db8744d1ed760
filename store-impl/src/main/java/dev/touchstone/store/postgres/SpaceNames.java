package dev.touchstone.store.postgres;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Names of a space's objects as they stand in SQL, all schema-qualified, so that no search_path is needed.
 *
 * @param space the space, its schema name validated
 * @param extensionSchema quoted name of the schema pgvector lives in, as the server quoted it
 */
record SpaceNames(VectorSpace space, String extensionSchema) {
    static final String TABLE = "vector_documents";
    static final String INDEX = "vector_documents_embedding_idx";
    /** What follows in the names of a partition and its index, before its number. */
    static final String PARTITION = "_p";

    private static final Pattern OF_PARTITION = Pattern.compile(PARTITION + "[0-9]+");

    String schema() {
        return '"' + space.schema() + '"';
    }

    String table() {
        return schema() + "." + TABLE;
    }

    /** The partitions, which hold the rows; only COPY and maintenance name them. */
    List<Partition> partitions() {
        return IntStream.range(0, space.layout().partitions())
                .mapToObj(number -> new Partition(this, number))
                .toList();
    }

    /** Whether a name is that of a partition of the named table, or of its index. */
    static boolean isPartition(String whole, String name) {
        return name.startsWith(whole)
                && OF_PARTITION.matcher(name.substring(whole.length())).matches();
    }

    String vectorType() {
        return extension("vector");
    }

    /** The function that gives a vector in its binary form. */
    String vectorSend() {
        return extension("vector_send");
    }

    String cosineDistance() {
        return operator("<=>");
    }

    String hammingDistance() {
        return operator("<~>");
    }

    /** Returns the qualified name of a type, function or operator class of the extension's. */
    String extension(String name) {
        return extensionSchema + "." + name;
    }

    private String operator(String symbol) {
        return "operator(" + extensionSchema + "." + symbol + ")";
    }
}
