package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.cutover.journal.WriteLog;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import java.nio.file.Path;

/** PostgreSQL alone. */
record PostgresBackend(PgVectorDatabase database, PostgresSide side, EmbeddingModel model) implements StoreBackend {
    static PostgresBackend open(PostgresSide side, EmbeddingModel model, PoolSettings pool) {
        side.requireFit(model);
        return new PostgresBackend(side.open(pool), side, model);
    }

    /** Refuses a switch that would leave documents behind. */
    static void requireNothingOutstanding(Path journal) {
        int documents = WriteLog.outstanding(journal).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (documents > 0) {
            throw new VectorStoreException(
                    documents + " documents of the shadow period have not reached PostgreSQL (" + journal
                            + "); start once more with VECTOR_STORE_BACKEND=shadow, which sends them, before the switch");
        }
    }

    @Override
    public VectorStore open(CollectionId id) {
        StoreBackend.requireFolderName(id);
        return database.store(id, model, side.search());
    }

    @Override
    public void close() {
        database.close();
    }
}
