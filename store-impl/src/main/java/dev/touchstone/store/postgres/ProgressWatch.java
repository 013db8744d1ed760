package dev.touchstone.store.postgres;

import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Looks from a connection of its own at the build another one is busy with, and tells a listener what it sees. */
final class ProgressWatch {
    private static final long INTERVAL_MILLIS = 200;
    private static final String SQL = "select c.relname, p.phase, case when p.lockers_total > 0 then p.lockers_done"
            + " when p.tuples_total > 0 then p.tuples_done else p.blocks_done end,"
            + " case when p.lockers_total > 0 then p.lockers_total"
            + " when p.tuples_total > 0 then p.tuples_total else p.blocks_total end"
            + " from pg_catalog.pg_stat_progress_create_index p"
            + " join pg_catalog.pg_class c on c.oid = p.relid where p.pid = ?";

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Consumer<BuildProgress> listener;
    private final int backend;
    private final Thread thread;

    private ProgressWatch(Connections connections, int backend, Consumer<BuildProgress> listener) {
        this.backend = backend;
        this.listener = listener;
        this.thread = new Thread(() -> watch(connections), "touchstone index progress");
        thread.setDaemon(true);
    }

    /** Starts watching the backend with this process id. */
    static ProgressWatch start(Connections connections, int backend, Consumer<BuildProgress> listener) {
        ProgressWatch watch = new ProgressWatch(connections, backend, listener);
        watch.thread.start();
        return watch;
    }

    private void watch(Connections connections) {
        try {
            connections.dedicated("watching the build", connection -> {
                while (!isOver()) {
                    look(connection);
                }
                return backend;
            });
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private boolean isOver() {
        try {
            return over.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new VectorStoreException("the watch was interrupted", e);
        }
    }

    private void look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, backend);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    listener.accept(
                            new BuildProgress(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)));
                }
            }
        }
    }

    /** Stops watching, and returns why the watch ended before its time, if it did. */
    Optional<String> stop() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the progress could not be told to its end: the caller was interrupted");
        }
        return Optional.ofNullable(failure.get()).map(e -> "the progress could not be told: " + e.getMessage());
    }
}
