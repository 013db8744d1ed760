package dev.touchstone.conformance.rule;

/** Says in one line why a rule failed: assertions speak in several. */
public final class FailureLine {
    private static final int LENGTH = 300;

    private FailureLine() {}

    /** Returns the failure's message, or its kind where it has none, cut to {@value #LENGTH} characters. */
    public static String of(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() > LENGTH ? line.substring(0, LENGTH) + "…" : line;
    }
}
