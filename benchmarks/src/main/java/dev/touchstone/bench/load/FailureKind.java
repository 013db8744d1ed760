package dev.touchstone.bench.load;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Why a request of a load failed. */
enum FailureKind {
    /** The pool had no connection, a lock was held, or a statement ran, longer than its limit. */
    TIMEOUT,
    /** Anything else. */
    ERROR;

    private static final String QUERY_CANCELLED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> STATES = Set.of(QUERY_CANCELLED, LOCK_NOT_AVAILABLE);

    /** The kind that an exception and its causes tell of; the pool's own time-out is a transient connection error. */
    static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTimeoutException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState())))) {
                return TIMEOUT;
            }
        }
        return ERROR;
    }
}
