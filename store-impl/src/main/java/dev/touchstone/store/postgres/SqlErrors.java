package dev.touchstone.store.postgres;

import dev.touchstone.store.OutcomeUnknownException;
import dev.touchstone.store.VectorStoreException;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** Says in one line what a SQLSTATE means; the server's own message may hold names and data, so it is only the cause. */
final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";

    private SqlErrors() {}

    /** Whether an id was written that exists. */
    static boolean isUniqueViolation(VectorStoreException e) {
        return e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    static VectorStoreException explain(String doing, SQLException error) {
        return new VectorStoreException(doing + " failed: " + reason(error), error);
    }

    /** Explains the SQL error behind another exception; where there is none, the reason is {@code otherwise}. */
    static VectorStoreException explainCause(String doing, RuntimeException error, String otherwise) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new VectorStoreException(doing + " failed: " + reason(sql), error);
            }
        }
        return new VectorStoreException(doing + " failed: " + otherwise, error);
    }

    /** Whether the server went away before it answered. */
    static boolean isConnectionLost(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return state.startsWith("08") || state.startsWith("57P");
    }

    static OutcomeUnknownException outcomeUnknown(String doing, SQLException error) {
        return new OutcomeUnknownException(
                doing + " was not confirmed: the connection broke while it was committed, so it was done wholly or not"
                        + " at all; look which before you repeat it",
                error);
    }

    private static String reason(SQLException error) {
        SQLException deepest = error;
        while (deepest.getCause() instanceof SQLException cause) {
            deepest = cause;
        }
        if (isUntrustedServer(deepest)) {
            return "the server's certificate is not trusted; check sslmode, sslrootcert and the host name";
        }
        if (deepest.getCause() instanceof FileNotFoundException) {
            return "a file that sslrootcert, sslcert or sslkey names cannot be read; correct its path";
        }
        String state = deepest.getSQLState() == null ? "" : deepest.getSQLState();
        String known = byState(state);
        if (known == null) {
            known = byClass(state);
        }
        return known != null ? known : "the server refused it" + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
    }

    /** The driver gives such errors the SQLSTATE of a server that cannot be reached. */
    private static boolean isUntrustedServer(SQLException error) {
        return error.getCause() instanceof SSLException
                || (error.getMessage() != null && error.getMessage().contains("HostnameVerifier"));
    }

    private static String byState(String state) {
        return switch (state) {
            case "28P01", "28000" -> "the server refused the login; check user and password";
            case "08004" -> "the server refused the connection; check that it offers the TLS that sslmode asks for";
            case "3D000" -> "the database does not exist; create it or correct its name";
            case "42501" -> "the role lacks a privilege; it must be able to create a schema and the extension vector";
            case "42P01", "3F000" -> "the schema is gone; open the database again to create it";
            case "44000" -> "a row of another user or collection was to be written; nothing was changed";
            case "53100" -> "the server's disk is full; free space on it";
            case "53200" -> "the server is out of memory; lower maintenance_work_mem or work_mem";
            case "53300" -> "the server has too many connections; lower the pool size or raise max_connections";
            case "57014" ->
                "it took longer than statement_timeout, or an administrator cancelled it, and nothing was changed;"
                        + " raise the limit or send less at a time";
            case "55P03" ->
                "another transaction held a lock longer than lock_timeout, and nothing was changed; repeat it";
            case "40P01", "40001" -> "it collided with another transaction and nothing was changed; repeat it";
            case "57P01", "57P02", "57P03" -> "the server is starting up or shutting down; try again when it runs";
            case "0A000" -> "the server does not support it at this version or dimension";
            case "54000" -> "a limit of the server was exceeded";
            default -> null;
        };
    }

    private static String byClass(String state) {
        if (state.startsWith("08")) {
            return "the PostgreSQL server cannot be reached; check that it runs and that host and port are right";
        }
        return state.startsWith("53") ? "the server lacks a resource (SQLSTATE " + state + ")" : null;
    }
}
