package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.internal.MetadataJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads a collection's rows whole: vectors and what the migration kept included. */
record MigratedRows(Connections connections, SpaceNames names, CollectionId id, Protection protection) {
    /** Returns FROM and WHERE of the collection's rows; binds user and collection. */
    String own() {
        return " from " + names.table() + " where user_id = ? and collection_name = ?";
    }

    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, id.userId());
        statement.setString(2, id.collection());
        return statement;
    }

    List<StoredDocument> byIds(List<String> ids) {
        String sql = select() + " and id = any (?)";
        return connections.borrow("reading documents", connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setArray(3, connection.createArrayOf("text", ids.toArray()));
                return read(statement);
            }
        });
    }

    List<StoredDocument> after(long position, int count) {
        String sql = select() + " and position > ? order by position limit ?";
        return connections.borrow("reading documents", connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setLong(3, position);
                statement.setInt(4, count);
                return read(statement);
            }
        });
    }

    private String select() {
        return "select position, id, text, metadata, " + names.vectorSend()
                + "(embedding), created_at, migration_id, migration_run, legacy_id, legacy" + own();
    }

    private List<StoredDocument> read(PreparedStatement statement) throws SQLException {
        List<StoredDocument> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(document(rows));
            }
        }
        return found;
    }

    private StoredDocument document(ResultSet row) throws SQLException {
        Document stored = new Document(row.getString(2), row.getString(3), MetadataJson.read(row.getString(4)));
        UUID migrationId = row.getObject(7, UUID.class);
        Optional<StoredDocument.Origin> origin =
                migrationId == null ? Optional.empty() : Optional.of(origin(row, migrationId));
        return new StoredDocument(
                row.getLong(1),
                new EmbeddedDocument(protection.open(stored), CollectionRows.vector(row.getBytes(5))),
                origin,
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private StoredDocument.Origin origin(ResultSet row, UUID migrationId) throws SQLException {
        String kept = row.getString(10);
        Map<String, Object> legacy = kept == null ? Map.of() : protection.openLegacy(MetadataJson.read(kept));
        return new StoredDocument.Origin(
                migrationId,
                Optional.ofNullable(row.getObject(8, UUID.class)),
                Objects.requireNonNullElse(row.getString(9), row.getString(2)),
                legacy);
    }
}
