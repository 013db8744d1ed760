package dev.touchstone.store.postgres;

import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
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
            " where " + SpaceNames.TABLE + ".xmin::text <> (pg_catalog.txid_current() % 4294967296)::text";

    private final PgVectorStore.Backend backend;
    private final PgVectorStore.Binding binding;
    private final CopyWriter copy;
    private final Consumer<String> ids;
    private final int batchRows;
    private boolean incomingExists;
    private long written;

    StreamIngest(PgVectorStore.Backend backend, PgVectorStore.Binding binding, CopyWriter copy, Consumer<String> ids) {
        this.backend = backend;
        this.binding = binding;
        this.copy = copy;
        this.ids = ids;
        int fitting = Math.max(1, BATCH_COMPONENTS / backend.names().space().dimension());
        this.batchRows = Math.min(binding.ingest().batchRows(), fitting);
    }

    long write(Iterator<EmbeddedDocument> documents) {
        try {
            return backend.connections().transact("adding a stream of documents", connection -> {
                binding.protection().requireWritable(connection);
                while (documents.hasNext()) {
                    write(connection, next(documents));
                }
                return written;
            });
        } catch (VectorStoreException e) {
            if (SqlErrors.isUniqueViolation(e)) {
                throw new VectorStoreException(
                        "another writer added one of the stream's ids meanwhile; nothing was stored, add the stream again",
                        e);
            }
            throw e;
        }
    }

    private IngestBatch next(Iterator<EmbeddedDocument> documents) {
        List<EmbeddedDocument> next = new ArrayList<>();
        while (next.size() < batchRows && documents.hasNext()) {
            next.add(documents.next());
        }
        StorableDocuments.require(next, backend.names().space().dimension(), written);
        return IngestBatch.of(binding.collection(), binding.protection().seal(next), backend.newIds());
    }

    private void write(Connection connection, IngestBatch batch) throws SQLException {
        if (copy.anyExists(connection, batch)) {
            replace(connection, batch);
        } else {
            copy.insert(connection, batch);
        }
        written += batch.size();
        batch.ids().forEach(ids);
    }

    private void replace(Connection connection, IngestBatch batch) throws SQLException {
        if (!incomingExists) {
            copy.createIncoming(connection);
            incomingExists = true;
        }
        int rows = copy.upsert(connection, batch, NOT_OURS);
        if (rows < batch.size()) {
            throw new InvalidInputException(batch.size() - rows + " ids of documents " + written + " to "
                    + (written + batch.size() - 1)
                    + " occurred earlier in the stream; give each document its own");
        }
    }
}
