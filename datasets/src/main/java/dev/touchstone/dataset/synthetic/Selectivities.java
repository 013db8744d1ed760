package dev.touchstone.dataset.synthetic;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attributes whose every value a known share of the rows has, whatever their vectors and users: {@code tenth = 3} holds
 * for the rows whose number leaves 3 when divided by 10, and so on for half, hundredth and thousandth.
 */
public final class Selectivities {
    private static final Map<String, Integer> PARTS = parts();

    private Selectivities() {}

    private static Map<String, Integer> parts() {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("half", 2);
        parts.put("tenth", 10);
        parts.put("hundredth", 100);
        parts.put("thousandth", 1_000);
        return parts;
    }

    /** Returns the attributes of a row. */
    public static Map<String, String> of(int row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        PARTS.forEach((name, parts) -> attributes.put(name, Integer.toString(row % parts)));
        return attributes;
    }
}
