package dev.touchstone.store.postgres;

/** A database that stays open at least until this is closed. */
public final class DatabaseLease implements AutoCloseable {
    private final PgVectorDatabase database;
    private final Runnable giveBack;
    private boolean closed;

    DatabaseLease(PgVectorDatabase database, Runnable giveBack) {
        this.database = database;
        this.giveBack = giveBack;
    }

    /** The database; it and its stores are used only while the lease is held. */
    public PgVectorDatabase database() {
        return database;
    }

    /** Gives the database back; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            giveBack.run();
        }
    }
}
