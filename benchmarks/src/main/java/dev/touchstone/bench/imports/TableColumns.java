package dev.touchstone.bench.imports;

import dev.touchstone.dataset.CorpusDocument;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a table is imported.
 *
 * @param table its name, with its schema before a dot where it is not in the search path
 * @param vector column of the vectors: vector, halfvec, real[] or double precision[]
 * @param id column that is unique and gives the order
 * @param text column of the texts; without it a document's text is its id
 * @param user column of the owners
 * @param attributes further columns to filter by
 */
public record TableColumns(
        String table, String vector, String id, Optional<String> text, Optional<String> user, List<String> attributes) {
    public TableColumns {
        attributes = List.copyOf(attributes);
    }

    /** Returns the table's name, quoted. */
    String from() {
        return Arrays.stream(table.split("\\.", -1)).map(TableColumns::quoted).collect(Collectors.joining("."));
    }

    /** Returns the vectors as an array of 32-bit floats. */
    String vectors() {
        return quoted(vector) + "::real[]";
    }

    String ids() {
        return quoted(id);
    }

    String texts() {
        return quoted(text.orElse(id)) + "::text";
    }

    /** Returns the column of each attribute, quoted. */
    Map<String, String> byAttribute() {
        Map<String, String> columns = new LinkedHashMap<>();
        attributes.forEach(name -> columns.put(name, quoted(name) + "::text"));
        user.ifPresent(name -> columns.put(CorpusDocument.USER, quoted(name) + "::text"));
        return columns;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
