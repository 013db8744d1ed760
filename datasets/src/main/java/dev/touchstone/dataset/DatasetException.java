package dev.touchstone.dataset;

/** A dataset that cannot be found, prepared, trusted or scored; the message is one line that names the remedy. */
public class DatasetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
