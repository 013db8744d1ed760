package dev.touchstone.store.postgres;

import com.pgvector.PGvector;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.SearchRequest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a search statement binds. */
record SearchParameters(CollectionId collection, SearchRequest request, FilterSql filter) {
    static SearchParameters of(CollectionId collection, SearchRequest request) {
        return new SearchParameters(collection, request, FilterSql.of(request.filter()));
    }

    RowGuard guard() {
        return new RowGuard(collection);
    }

    /** Binds the whole of {@link SearchSql#statement}. */
    void bind(PreparedStatement statement, SearchSql sql) throws SQLException {
        bindQuery(statement, sql, guard().bind(statement, 1));
    }

    /** Binds {@link SearchSql#explainedStatement}. */
    void bindExplained(PreparedStatement statement, SearchSql sql) throws SQLException {
        bindQuery(statement, sql, bindQuery(statement, sql, guard().bind(statement, 1)));
    }

    /** Binds {@link SearchSql#query}, whose first parameter has the given index, and returns the index after them. */
    int bindQuery(PreparedStatement statement, SearchSql sql, int first) throws SQLException {
        int index = first;
        statement.setObject(index++, vector(request.vector(), sql.names()));
        statement.setString(index++, collection.userId());
        statement.setString(index++, collection.collection());
        for (String value : filter.values()) {
            statement.setString(index++, value);
        }
        for (int limit = 0; limit < sql.limitParameters(); limit++) {
            statement.setInt(index++, request.k());
        }
        return index;
    }

    /** Whether all documents of the collection take part, whatever their score. */
    boolean isUnrestricted() {
        return filter.condition().isEmpty() && request.minScore().isEmpty();
    }

    /** Returns the values as text, in the order of {@link #bindQuery}. */
    List<String> asText(SearchSql sql) {
        List<String> values = new ArrayList<>();
        values.add(new PGvector(request.vector()).getValue());
        values.add(collection.userId());
        values.add(collection.collection());
        values.addAll(filter.values());
        values.addAll(Collections.nCopies(sql.limitParameters(), Integer.toString(request.k())));
        return values;
    }

    /** Returns a driver value that needs no search_path to find its type. */
    static PGvector vector(float[] components, SpaceNames names) {
        PGvector vector = new PGvector(components);
        vector.setType(names.vectorType());
        return vector;
    }
}
