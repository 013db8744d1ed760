package dev.touchstone.store.postgres;

import com.pgvector.PGvector;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.internal.MetadataJson;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a search statement binds.
 *
 * @param conditions JSON objects that a document's metadata must contain
 */
record SearchParameters(CollectionId collection, SearchRequest request, List<String> conditions) {
    static SearchParameters of(CollectionId collection, SearchRequest request) {
        List<String> conditions = new ArrayList<>();
        collect(request.filter(), conditions);
        return new SearchParameters(collection, request, conditions);
    }

    private static void collect(MetadataFilter filter, List<String> conditions) {
        if (filter instanceof MetadataFilter.And and) {
            and.operands().forEach(operand -> collect(operand, conditions));
        } else if (filter instanceof MetadataFilter.Equal equal) {
            conditions.add(MetadataJson.write(Collections.singletonMap(equal.key(), equal.value())));
        }
    }

    void bind(PreparedStatement statement, SearchSql sql) throws SQLException {
        int index = 1;
        statement.setObject(index++, vector(request.vector(), sql.names()));
        statement.setString(index++, collection.userId());
        statement.setString(index++, collection.collection());
        for (String condition : conditions) {
            statement.setString(index++, condition);
        }
        for (int limit = 0; limit < sql.limits(); limit++) {
            statement.setInt(index++, request.k());
        }
    }

    /** Returns the values as text, in the order of {@link #bind}. */
    List<String> asText(SearchSql sql) {
        List<String> values = new ArrayList<>();
        values.add(new PGvector(request.vector()).getValue());
        values.add(collection.userId());
        values.add(collection.collection());
        values.addAll(conditions);
        values.addAll(Collections.nCopies(sql.limits(), Integer.toString(request.k())));
        return values;
    }

    /** Returns a driver value that needs no search_path to find its type. */
    static PGvector vector(float[] components, SpaceNames names) {
        PGvector vector = new PGvector(components);
        vector.setType(names.vectorType());
        return vector;
    }
}
