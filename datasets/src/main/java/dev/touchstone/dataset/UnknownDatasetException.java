package dev.touchstone.dataset;

/** A name that no dataset of the catalogue has; the message names the closest ones, or the one that is meant. */
public final class UnknownDatasetException extends DatasetException {
    private static final long serialVersionUID = 1L;

    public UnknownDatasetException(String message) {
        super(message);
    }
}
