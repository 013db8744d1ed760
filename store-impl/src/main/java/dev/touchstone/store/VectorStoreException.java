package dev.touchstone.store;

/** A store operation that failed; the message is one line that names the thing and the remedy, without secrets. */
public class VectorStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VectorStoreException(String message) {
        super(message);
    }

    public VectorStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
