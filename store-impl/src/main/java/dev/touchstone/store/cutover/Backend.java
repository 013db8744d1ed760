package dev.touchstone.store.cutover;

import dev.touchstone.store.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which store answers. */
public enum Backend {
    /** The file store alone. */
    FILE,
    /** PostgreSQL alone. */
    POSTGRES,
    /** The file store, with PostgreSQL beside it. */
    SHADOW;

    /** The variable that chooses; it has no default, since either would be wrong on one side of the cutover. */
    public static final String VARIABLE = "VECTOR_STORE_BACKEND";

    /**
     * Reads {@value #VARIABLE}.
     *
     * @throws InvalidInputException if it is not set or names no backend
     */
    static Backend fromEnvironment(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "").strip();
        return Arrays.stream(values())
                .filter(backend -> backend.text().equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        (value.isEmpty() ? VARIABLE + " is not set" : VARIABLE + " is \"" + value + "\"")
                                + "; set it to " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Backend::text).collect(Collectors.joining(", "));
    }

    /** Returns the name users write. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
