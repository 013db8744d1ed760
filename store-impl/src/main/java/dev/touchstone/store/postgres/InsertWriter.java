package dev.touchstone.store.postgres;

import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.internal.MetadataJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/**
 * Writes documents by INSERT; a document whose id exists is replaced and keeps its position.
 *
 * @param batchRows rows a statement
 */
record InsertWriter(SpaceNames names, int batchRows) {
    static final String ON_CONFLICT = " on conflict (user_id, collection_name, id) do update"
            + " set text = excluded.text, metadata = excluded.metadata, embedding = excluded.embedding,"
            + " updated_at = now(), migration_run = null, legacy = null";

    void write(Connection connection, IngestBatch batch) throws SQLException {
        int whole = batch.size() / batchRows * batchRows;
        writeParts(connection, batch, new Span(0, whole, batchRows));
        writeParts(connection, batch, new Span(whole, batch.size(), batch.size() - whole));
    }

    /** Consecutive documents written {@code step} at a time, so that one statement text serves them all. */
    private record Span(int from, int to, int step) {}

    private void writeParts(Connection connection, IngestBatch batch, Span span) throws SQLException {
        if (span.from == span.to) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(insert(span.step))) {
            for (int first = span.from; first < span.to; first += span.step) {
                int index = 1;
                for (int row = first; row < first + span.step; row++) {
                    index = bind(statement, index, new Row(batch, row));
                }
                statement.executeUpdate();
            }
        }
    }

    private record Row(IngestBatch batch, int number) {
        EmbeddedDocument embedded() {
            return batch.documents().get(number);
        }
    }

    private int bind(PreparedStatement statement, int first, Row row) throws SQLException {
        int index = first;
        EmbeddedDocument embedded = row.embedded();
        statement.setString(index++, row.batch.collection().userId());
        statement.setString(index++, row.batch.collection().collection());
        statement.setString(index++, row.batch.ids().get(row.number));
        statement.setString(index++, embedded.document().text());
        statement.setString(index++, MetadataJson.write(embedded.document().metadata()));
        statement.setObject(index++, SearchParameters.vector(embedded.vector(), names));
        return index;
    }

    private String insert(int rows) {
        return "insert into " + names.table() + " (user_id, collection_name, id, text, metadata, embedding) values "
                + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?::jsonb, ?)")) + ON_CONFLICT;
    }
}
