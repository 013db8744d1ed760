package dev.touchstone.store;

/** Input the store refuses; nothing was changed. */
public final class InvalidInputException extends VectorStoreException {
    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
