package dev.touchstone.store.postgres;

import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.internal.StorableDocuments;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Writes one stream of documents in one transaction, a batch at a time. */
final class StreamIngest {
    private static final int BATCH_COMPONENTS = 1 << 20;

    /** Rows of this transaction are not replaced: their id came earlier in the same stream. */
    private static final String NOT_OURS =
            " where vector_documents.xmin::text <> (pg_catalog.txid_current() % 4294967296)::text";

    private final PgVectorStore.Backend backend;
    private final PgVectorStore.Binding binding;
    private final Consumer<String> ids;
    private final CopyWriter writer;
    private final int batchRows;
    private boolean incomingExists;
    private long written;

    StreamIngest(PgVectorStore.Backend backend, PgVectorStore.Binding binding, Consumer<String> ids) {
        this.backend = backend;
        this.binding = binding;
        this.ids = ids;
        int fitting = Math.max(1, BATCH_COMPONENTS / backend.names().space().dimension());
        this.batchRows = Math.min(binding.ingest().batchRows(), fitting);
        this.writer = new CopyWriter(backend.names(), batchRows);
    }

    long write(Iterator<EmbeddedDocument> documents) {
        return backend.connections().transact("adding a stream of documents", connection -> {
            while (documents.hasNext()) {
                write(connection, next(documents));
            }
            return written;
        });
    }

    private IngestBatch next(Iterator<EmbeddedDocument> documents) {
        List<EmbeddedDocument> next = new ArrayList<>();
        while (next.size() < batchRows && documents.hasNext()) {
            next.add(documents.next());
        }
        StorableDocuments.require(next, backend.names().space().dimension(), written);
        return IngestBatch.of(binding.collection(), next, backend.newIds());
    }

    private void write(Connection connection, IngestBatch batch) throws SQLException {
        if (batch.hasGivenIds()) {
            merge(connection, batch);
        } else {
            writer.insert(connection, batch);
        }
        written += batch.size();
        batch.ids().forEach(ids);
    }

    private void merge(Connection connection, IngestBatch batch) throws SQLException {
        if (incomingExists) {
            writer.emptyIncoming(connection);
        } else {
            writer.createIncoming(connection);
            incomingExists = true;
        }
        int rows = writer.mergeIncoming(connection, batch, NOT_OURS);
        if (rows < batch.size()) {
            throw new InvalidInputException(batch.size() - rows + " ids of documents " + written + " to "
                    + (written + batch.size() - 1)
                    + " occurred earlier in the stream; give each document its own");
        }
    }
}
