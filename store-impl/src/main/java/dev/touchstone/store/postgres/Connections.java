package dev.touchstone.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Lends pooled connections to pieces of work and takes them back clean, whatever happened. */
final class Connections implements AutoCloseable {
    private final DataSource physical;
    private final HikariDataSource pool;
    private final Optional<RowGuard> guard;
    private final TimeLimits limits;

    Connections(DataSource physical, PoolSettings settings, TimeLimits limits, StoreMetrics metrics) {
        this.physical = physical;
        this.limits = limits;
        this.guard = Optional.empty();
        HikariConfig config = new HikariConfig();
        config.setPoolName("touchstone " + metrics.database());
        config.setDataSource(physical);
        config.setMaximumPoolSize(settings.maximumSize());
        config.setMinimumIdle(settings.minimumIdle());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setIdleTimeout(settings.lifetimes().idle().toMillis());
        config.setMaxLifetime(settings.lifetimes().total().toMillis());
        config.setKeepaliveTime(settings.lifetimes().keepalive().toMillis());
        metrics.registry().ifPresent(config::setMetricRegistry);
        try {
            this.pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw SqlErrors.explainCause("opening the connection pool", e, "no connection could be made");
        }
    }

    private Connections(Connections shared, RowGuard guard) {
        this.physical = shared.physical;
        this.pool = shared.pool;
        this.limits = shared.limits;
        this.guard = Optional.of(guard);
    }

    /** Returns a view of the same pool whose transactions are confined to one user and collection. */
    Connections guardedBy(RowGuard confinement) {
        return new Connections(this, confinement);
    }

    /** Returns how long the statements of a guarded transaction may take. */
    TimeLimits limits() {
        return limits;
    }

    /** Runs work whose statements commit by themselves; in a guarded view, as one transaction. */
    <T> T borrow(String doing, SqlWork<T> work) {
        return guard.isPresent() ? transact(doing, work) : borrowUnconfined(doing, work);
    }

    /** Runs work whose statements bring their own transactions and confine them. */
    <T> T borrowUnconfined(String doing, SqlWork<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                return work.on(connection);
            } catch (SQLException | RuntimeException e) {
                endTransaction(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.explain(doing, e);
        }
    }

    /**
     * Runs work as one transaction: committed when it returns, rolled back when it throws.
     *
     * @throws dev.touchstone.store.OutcomeUnknownException if the connection broke while it was committed
     */
    <T> T transact(String doing, SqlWork<T> work) {
        return borrowUnconfined(doing, connection -> {
            connection.setAutoCommit(false);
            if (guard.isPresent()) {
                guard.get().confine(connection, limits);
            }
            T result = work.on(connection);
            commit(doing, connection);
            return result;
        });
    }

    private static void commit(String doing, Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (SqlErrors.isConnectionLost(e)) {
                throw SqlErrors.outcomeUnknown(doing, e);
            }
            throw e;
        }
    }

    /** Runs work on a connection of its own, which is closed with all its session settings. */
    <T> T dedicated(String doing, SqlWork<T> work) {
        try (Connection connection = physical.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.explain(doing, e);
        }
    }

    /** A statement that brings its own BEGIN leaves a failed transaction the driver does not know of. */
    private void endTransaction(Connection connection, Exception failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                return;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("rollback");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
            pool.evictConnection(connection);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
