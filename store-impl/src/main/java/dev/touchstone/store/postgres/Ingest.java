package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes the documents of one call in one transaction, the way its settings say. */
final class Ingest {
    /** Up to here one multi-row INSERT costs less than the two extra messages of a COPY. */
    private static final int COPY_FROM_ROWS = 32;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Connections connections;
    private final SpaceNames names;
    private final IngestSettings settings;
    private final Protection protection;

    Ingest(Connections connections, SpaceNames names, IngestSettings settings, Protection protection) {
        this.connections = connections;
        this.names = names;
        this.settings = settings;
        this.protection = protection;
    }

    void write(IngestBatch batch) {
        if (method(batch.size()) != IngestMethod.COPY) {
            int rows = method(batch.size()) == IngestMethod.SINGLE_ROW ? 1 : settings.batchRows();
            InsertWriter writer = new InsertWriter(names, rows);
            transact(connection -> writer.write(connection, batch));
            return;
        }
        CopyWriter writer = new CopyWriter(names, settings.batchRows());
        try {
            transact(connection -> writer.write(connection, batch));
        } catch (VectorStoreException e) {
            if (!isUniqueViolation(e)) {
                throw e;
            }
            // another writer added one of the ids after we had looked
            transact(connection -> writer.upsert(connection, batch));
        }
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

    private static boolean isUniqueViolation(VectorStoreException e) {
        return e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }
}
