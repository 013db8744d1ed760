package dev.touchstone.report;

/** A run folder that cannot be written, read or rendered; the message is one line that names the thing and the remedy. */
public class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReportException(String message) {
        super(message);
    }

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
