package dev.touchstone.store;

/**
 * A change that may or may not have taken effect, wholly or not at all: the answer to its commit was lost, or its files
 * could not be put in place after it was decided. Every other exception of a change says that nothing was changed.
 */
public class OutcomeUnknownException extends VectorStoreException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
