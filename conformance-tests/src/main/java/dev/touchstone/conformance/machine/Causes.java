package dev.touchstone.conformance.machine;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Puts what went wrong into a few words on one line. */
public final class Causes {
    private static final int LONGEST = 200;

    private Causes() {}

    public static String of(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        }
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return oneLine(e.getReason());
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : oneLine(message);
    }

    public static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** Returns the last line that says something, preferring one that names an error. */
    public static String lastLine(String output) {
        String last = "";
        String error = "";
        for (String line : output.lines().toList()) {
            if (!line.isBlank()) {
                last = line;
            }
            if (line.startsWith("E: ") || line.contains(" error: ") || line.contains("FATAL: ")) {
                error = line;
            }
        }
        return oneLine(error.isEmpty() ? last : error);
    }
}
