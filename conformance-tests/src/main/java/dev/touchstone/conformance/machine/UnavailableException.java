package dev.touchstone.conformance.machine;

/** Something of this machine cannot be had: a program, a package, a folder, a server; the message names it and the remedy. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
