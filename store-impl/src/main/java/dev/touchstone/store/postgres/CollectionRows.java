package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.internal.Cursors;
import dev.touchstone.store.internal.StoredMetadata;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One collection's rows, by id, by filter and in insertion order. */
record CollectionRows(Connections connections, SpaceNames names, CollectionId collection) {
    private static final Cursors CURSORS = new Cursors("postgres");

    /** Returns the documents with these ids in the order of the ids, without unknown ones. */
    List<Document> byIds(List<String> ids) {
        String sql = "select id, text, metadata" + own() + " and id = any (?)";
        Map<String, Document> found = new HashMap<>();
        connections.borrow("getting documents by id", connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setArray(3, storable(connection, ids));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getString(1), document(rows));
                    }
                    return found;
                }
            }
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Returns a page; the index over the collection's positions leads straight to its first row. */
    Page<Document> page(PageRequest request) {
        FilterSql filter = FilterSql.of(request.filter());
        long after = request.cursor().map(CURSORS::position).orElse(0L);
        String sql = "select id, text, metadata, position" + own() + " and position > ?" + filter.condition()
                + " order by position limit ?";
        return connections.borrow("paging through documents", connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setLong(3, after);
                bind(statement, 4, filter);
                statement.setInt(4 + filter.values().size(), request.size() + 1);
                try (ResultSet rows = statement.executeQuery()) {
                    return page(rows, request.size());
                }
            }
        });
    }

    /** One row more than the page holds tells that there is a next one. */
    private static Page<Document> page(ResultSet rows, int size) throws SQLException {
        List<Document> documents = new ArrayList<>();
        long last = 0;
        while (rows.next()) {
            if (documents.size() == size) {
                return new Page<>(documents, Optional.of(CURSORS.after(last)));
            }
            documents.add(document(rows));
            last = rows.getLong(4);
        }
        return new Page<>(documents, Optional.empty());
    }

    /**
     * Deletes the documents with these ids, and returns how many they were. Where no document has an id, the first one that
     * had it in a file store goes: old ids may repeat, and only the first of several keeps it.
     */
    int delete(List<String> ids) {
        String sql = "delete" + own() + " and id = any (? || array(select distinct on (legacy_id) id" + own()
                + " and legacy_id = any (?) and not exists (select from " + names.table()
                + " same where same.user_id = ? and same.collection_name = ? and same.id = vector_documents.legacy_id)"
                + " order by legacy_id, position))";
        return connections.transact("deleting documents", connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                Array wanted = storable(connection, ids);
                statement.setArray(3, wanted);
                statement.setString(4, collection.userId());
                statement.setString(5, collection.collection());
                statement.setArray(6, wanted);
                statement.setString(7, collection.userId());
                statement.setString(8, collection.collection());
                return statement.executeUpdate();
            }
        });
    }

    /** Deletes the documents a filter matches, and returns how many they were. */
    long deleteMatching(MetadataFilter metadataFilter) {
        FilterSql filter = FilterSql.of(metadataFilter);
        String sql = "delete" + own() + filter.condition();
        return connections.transact("deleting documents by filter", connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                bind(statement, 3, filter);
                return statement.executeLargeUpdate();
            }
        });
    }

    private String own() {
        return " from " + names.table() + " where user_id = ? and collection_name = ?";
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, collection.userId());
        statement.setString(2, collection.collection());
        return statement;
    }

    private static void bind(PreparedStatement statement, int first, FilterSql filter) throws SQLException {
        for (int i = 0; i < filter.values().size(); i++) {
            statement.setString(first + i, filter.values().get(i));
        }
    }

    /** No stored id has U+0000, and the server would refuse to look for one. */
    private static Array storable(Connection connection, List<String> ids) throws SQLException {
        Object[] possible =
                ids.stream().filter(id -> id.indexOf('\0') < 0).distinct().toArray();
        return connection.createArrayOf("text", possible);
    }

    /** Reads pgvector's binary form: dimension and a reserved zero as 16 bits each, then 32-bit floats. */
    static float[] vector(byte[] sent) {
        ByteBuffer buffer = ByteBuffer.wrap(sent);
        float[] vector = new float[buffer.getShort()];
        buffer.getShort();
        buffer.asFloatBuffer().get(vector);
        return vector;
    }

    private static Document document(ResultSet rows) throws SQLException {
        return new Document(rows.getString(1), rows.getString(2), StoredMetadata.of(rows.getString(3)));
    }
}
