package dev.touchstone.conformance.reference;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.StorableNumber;
import dev.touchstone.store.StorableText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies metadata so that nothing the caller does later reaches it, and refuses what no store could give back. */
final class StoredValues {
    private static final int MAX_DEPTH = 100;

    private final String what;

    private StoredValues(String what) {
        this.what = what;
    }

    /**
     * Returns an unmodifiable copy, nested maps and lists included.
     *
     * @param what names the metadata in the message
     * @throws InvalidInputException if a value is none of null, booleans, finite numbers, strings, lists and maps
     */
    static Map<String, Object> copy(String what, Map<String, Object> metadata) {
        return new StoredValues(what).map(metadata, 0);
    }

    private Map<String, Object> map(Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new InvalidInputException(what + " has a key that is not a string; use strings");
            }
            StorableText.require(what, name);
            copy.put(name, value(value, depth + 1));
        });
        return Collections.unmodifiableMap(copy);
    }

    private Object value(Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidInputException(what + " is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(value(element, depth + 1)));
            return Collections.unmodifiableList(copy);
        }
        requireScalar(value);
        return value;
    }

    private void requireScalar(Object value) {
        if (value instanceof String text) {
            StorableText.require(what, text);
        } else if (value instanceof Number number) {
            StorableNumber.require(what, number);
            if (number instanceof BigDecimal decimal && decimal.scale() != 0) {
                requireDouble(decimal);
            }
        } else if (value != null && !(value instanceof Boolean)) {
            throw new InvalidInputException(what + " holds a "
                    + value.getClass().getSimpleName() + "; JSON has null, booleans, numbers, strings, lists and maps");
        }
    }

    private void requireDouble(BigDecimal decimal) {
        double nearest = decimal.doubleValue();
        if (!Double.isFinite(nearest) || new BigDecimal(Double.toString(nearest)).compareTo(decimal) != 0) {
            throw new InvalidInputException(what + " holds a decimal that no 64-bit float gives back exactly");
        }
    }
}
