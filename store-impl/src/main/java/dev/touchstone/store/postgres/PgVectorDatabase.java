package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.SearchSettings;

/** A pool of connections to one vector space whose schema is up to date. */
public class PgVectorDatabase implements AutoCloseable {
    private PgVectorDatabase() {}

    /**
     * Connects, checks the versions, brings the schema up to date and opens the pool.
     *
     * @throws dev.touchstone.store.VectorStoreException if the server cannot be reached or used: PostgreSQL 13 and
     *     pgvector 0.8 are the oldest that will do, and the space must hold vectors of its dimension
     */
    public static PgVectorDatabase open(ConnectionSettings connection, VectorSpace space, PoolSettings pool) {
        return new PgVectorDatabase();
    }

    /** Returns the store of one user and collection; closing it leaves this database open. */
    public PgVectorStore store(CollectionId id, EmbeddingModel model, SearchSettings settings) {
        throw new UnsupportedOperationException(id + " " + model + " " + settings);
    }

    /** Returns the manager of the space's vector index. */
    public IndexManager indexes() {
        throw new UnsupportedOperationException();
    }

    /** Returns what the server is and how it is set. */
    public ServerInfo serverInfo() {
        throw new UnsupportedOperationException();
    }

    /** Reclaims dead rows and brings the planner's statistics up to date: to be called after a load. */
    public void analyze() {
        throw new UnsupportedOperationException();
    }

    /** Drops the space's schema with everything in it; only {@link #close} may follow. */
    public void dropSchema() {
        throw new UnsupportedOperationException();
    }

    /** Closes the pool. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
