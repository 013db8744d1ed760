package dev.touchstone.store.postgres;

import com.pgvector.PGvector;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.postgres.SearchText.Slot;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What a search statement binds.
 *
 * @param withVectors whether each row is to carry its vector
 */
record SearchParameters(CollectionId collection, SearchRequest request, FilterSql filter, boolean withVectors) {
    static SearchParameters of(CollectionId collection, SearchRequest request) {
        return new SearchParameters(collection, request, FilterSql.of(request.filter()), false);
    }

    /** Returns the same search whose rows carry their vectors. */
    SearchParameters carryingVectors() {
        return new SearchParameters(collection, request, filter, true);
    }

    /** Binds every slot of a text. */
    void bind(PreparedStatement statement, SearchText text, SpaceNames names) throws SQLException {
        int index = 1;
        for (Slot slot : text.slots()) {
            if (slot == Slot.FILTER) {
                for (String value : filter.values()) {
                    statement.setString(index++, value);
                }
            } else {
                bind(statement, index++, slot, names);
            }
        }
    }

    private void bind(PreparedStatement statement, int index, Slot slot, SpaceNames names) throws SQLException {
        switch (slot) {
            case VECTOR -> statement.setObject(index, vector(request.vector(), names));
            case USER -> statement.setString(index, collection.userId());
            case COLLECTION -> statement.setString(index, collection.collection());
            case MIN_SCORE -> statement.setDouble(index, request.minScore().orElseThrow());
            case K -> statement.setInt(index, request.k());
            case FILTER -> throw new IllegalArgumentException("a filter is bound value by value");
        }
    }

    /** Whether all documents of the collection take part, whatever their score. */
    boolean isUnrestricted() {
        return filter.condition().isEmpty() && request.minScore().isEmpty();
    }

    /** Whether the statement's text is the commonest one. */
    boolean isPlain() {
        return isUnrestricted() && !withVectors;
    }

    /** Returns a driver value that needs no search_path to find its type. */
    static PGvector vector(float[] components, SpaceNames names) {
        PGvector vector = new PGvector(components);
        vector.setType(names.vectorType());
        return vector;
    }
}
