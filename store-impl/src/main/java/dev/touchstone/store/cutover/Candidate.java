package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import java.time.Duration;
import java.util.function.Function;

/** PostgreSQL as a shadow sees it: opened when first needed, and left alone for a while after a failure. */
final class Candidate implements AutoCloseable {
    private static final long SHORTEST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

    private final PostgresSide side;
    private final EmbeddingModel model;
    private final PoolSettings pool;
    private final Object opening = new Object();
    private volatile PgVectorDatabase database;
    private volatile boolean closed;

    /** Guarded by this object. */
    private long pause;

    private long resumeAt = System.nanoTime();

    Candidate(PostgresSide side, EmbeddingModel model, int threads) {
        this.side = side.impatient();
        this.model = model;
        this.pool = PoolSettings.defaults()
                .withMaximumSize(threads)
                .withMinimumIdle(0)
                .withConnectionTimeout(Duration.ofSeconds(5));
    }

    /** Whether it is worth asking. */
    synchronized boolean isReady() {
        return System.nanoTime() - resumeAt >= 0;
    }

    /** Opens a collection, and the database if need be; whatever goes wrong, it is left alone for a while. */
    PgVectorStore store(CollectionId id) {
        return attempt(() -> database().store(id, model, side.search()), failure -> true);
    }

    /** Asks a store; unless the question itself is refused, a failure means leaving PostgreSQL alone for a while. */
    <T> T ask(PgVectorStore store, Function<PgVectorStore, T> question) {
        return attempt(() -> question.apply(store), failure -> !Refusal.isFinal(failure));
    }

    private interface Attempt<T> {
        T run();
    }

    private <T> T attempt(Attempt<T> attempt, Function<RuntimeException, Boolean> pauses) {
        try {
            T result = attempt.run();
            resume();
            return result;
        } catch (RuntimeException e) {
            if (pauses.apply(e)) {
                pause();
            }
            throw e;
        }
    }

    private PgVectorDatabase database() {
        synchronized (opening) {
            if (database == null && !closed) {
                database = side.open(pool);
            }
            if (closed) {
                close();
                throw new VectorStoreException("the shadow is closed; open the stores again");
            }
            return database;
        }
    }

    private synchronized void resume() {
        pause = 0;
    }

    private synchronized void pause() {
        if (isReady()) {
            pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, 2 * pause));
            resumeAt = System.nanoTime() + pause;
        }
    }

    /** Does not wait for one that is just being opened: its opener closes it. */
    @Override
    public void close() {
        closed = true;
        PgVectorDatabase opened = database;
        if (opened != null) {
            opened.close();
        }
    }
}
