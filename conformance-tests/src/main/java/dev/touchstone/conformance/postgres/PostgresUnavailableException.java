package dev.touchstone.conformance.postgres;

/** No PostgreSQL with pgvector can be had; the message is one line that names what is missing and the remedy. */
public final class PostgresUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PostgresUnavailableException(String message) {
        super(message);
    }

    public PostgresUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
