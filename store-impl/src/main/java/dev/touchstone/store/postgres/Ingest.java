package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes the documents of one call in one transaction, the way its settings say. */
final class Ingest {
    /** Up to here one multi-row INSERT costs less than the two extra messages of a COPY. */
    private static final int COPY_FROM_ROWS = 32;

    private final Connections connections;
    private final IngestSettings settings;
    private final Protection protection;
    private final CopyWriter copy;

    Ingest(Connections connections, CopyWriter copy, IngestSettings settings, Protection protection) {
        this.connections = connections;
        this.copy = copy;
        this.settings = settings;
        this.protection = protection;
    }

    void write(IngestBatch batch) {
        IngestMethod method = method(batch.size());
        if (method == IngestMethod.COPY) {
            copy(batch);
            return;
        }
        int rows = method == IngestMethod.SINGLE_ROW ? 1 : settings.batchRows();
        InsertWriter writer = new InsertWriter(copy.names(), rows);
        transact(connection -> writer.write(connection, batch));
    }

    private void copy(IngestBatch batch) {
        try {
            transact(connection -> {
                if (copy.anyExists(connection, batch)) {
                    upsert(connection, batch);
                } else {
                    insert(connection, batch);
                }
            });
        } catch (VectorStoreException e) {
            if (!SqlErrors.isUniqueViolation(e)) {
                throw e;
            }
            // another writer added one of the ids after we had looked
            transact(connection -> upsert(connection, batch));
        }
    }

    private void insert(Connection connection, IngestBatch batch) throws SQLException {
        for (IngestBatch part : batch.parts(settings.batchRows())) {
            copy.insert(connection, part);
        }
    }

    private void upsert(Connection connection, IngestBatch batch) throws SQLException {
        copy.createIncoming(connection);
        copy.upsert(connection, batch, "");
    }

    private IngestMethod method(int rows) {
        if (settings.method() != IngestMethod.BY_SIZE) {
            return settings.method();
        }
        return rows < COPY_FROM_ROWS ? IngestMethod.MULTI_ROW : IngestMethod.COPY;
    }

    @FunctionalInterface
    private interface Write {
        void on(Connection connection) throws SQLException;
    }

    private void transact(Write write) {
        connections.<Void>transact("adding documents", connection -> {
            protection.requireWritable(connection);
            write.on(connection);
            return null;
        });
    }
}
