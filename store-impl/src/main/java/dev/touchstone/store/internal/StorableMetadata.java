package dev.touchstone.store.internal;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.StorableNumber;
import dev.touchstone.store.StorableText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Checks that metadata is JSON: null, booleans, finite numbers, strings, lists and maps with string keys. */
public final class StorableMetadata {
    private static final int MAX_DEPTH = 100;

    private StorableMetadata() {}

    /**
     * Refuses metadata that would not come back as they are.
     *
     * @param what names the metadata in the message
     * @throws InvalidInputException naming the key
     */
    public static void require(String what, Map<String, Object> metadata) {
        requireValue(what, metadata, 0);
    }

    private static void requireValue(String what, Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidInputException(what + " is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (value instanceof String text) {
            StorableText.require(what, text);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> requireMember(what, key, member, depth));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> requireValue(what, element, depth + 1));
        } else if (value != null && !(value instanceof Boolean)) {
            requireNumber(what, value);
        }
    }

    private static void requireMember(String what, Object key, Object value, int depth) {
        if (!(key instanceof String name)) {
            throw new InvalidInputException(what + " has a key that is not a string; use strings");
        }
        StorableText.require(what, name);
        requireValue(what + ", key \"" + shown(name) + "\"", value, depth + 1);
    }

    private static void requireNumber(String what, Object value) {
        if (!(value instanceof Number number)) {
            throw new InvalidInputException(what + " holds a "
                    + value.getClass().getSimpleName() + "; JSON has null, booleans, numbers, strings, lists and maps");
        }
        StorableNumber.require(what, number);
        if (number instanceof BigDecimal decimal && decimal.scale() != 0 && !isDouble(decimal)) {
            throw new InvalidInputException(
                    what + " holds a decimal that no 64-bit float gives back exactly; store it as a string");
        }
    }

    /** A fraction or an exponent is read as a double. */
    private static boolean isDouble(BigDecimal decimal) {
        double nearest = decimal.doubleValue();
        return Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(decimal) == 0;
    }

    private static String shown(String key) {
        String oneLine = key.codePoints()
                .limit(60)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return oneLine.length() < key.length() ? oneLine + "…" : oneLine;
    }
}
