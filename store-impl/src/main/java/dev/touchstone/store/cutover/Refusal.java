package dev.touchstone.store.cutover;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import java.sql.SQLException;
import java.util.Set;

/** Tells what PostgreSQL will never take from what it may take later. */
final class Refusal {
    /** SQLSTATE classes: not supported, data exception, integrity violation, program limit. */
    private static final Set<String> FINAL = Set.of("0A", "22", "23", "54");

    private Refusal() {}

    /** Whether the same call would fail again, however well the server does. */
    static boolean isFinal(RuntimeException failure) {
        if (failure instanceof InvalidInputException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5
                    && FINAL.contains(sql.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }

    /** Returns why a call failed, in one line; a store's own messages are free of secrets, others are not repeated. */
    static String reason(RuntimeException failure) {
        return failure instanceof VectorStoreException
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
    }
}
