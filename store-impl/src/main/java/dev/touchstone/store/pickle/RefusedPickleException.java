package dev.touchstone.store.pickle;

/** A pickle that is read well enough to say what is wrong with it; the message goes on after the file's name. */
final class RefusedPickleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedPickleException(String reason) {
        super(reason);
    }

    static RefusedPickleException truncated() {
        return new RefusedPickleException("it is truncated or not a pickle; restore it from a backup");
    }
}
