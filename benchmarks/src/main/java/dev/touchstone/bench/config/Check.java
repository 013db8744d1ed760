package dev.touchstone.bench.config;

import java.util.List;

/** Checks shared by the records of a grid. */
final class Check {
    private Check() {}

    static <T> T present(String key, T value) {
        if (value == null) {
            throw new ConfigurationException("\"" + key + "\" is missing");
        }
        return value;
    }

    static void range(String key, int value, int low, int high) {
        if (value < low || value > high) {
            throw new ConfigurationException(key + " is " + value + "; it must lie in " + low + " to " + high);
        }
    }

    static List<Integer> ranges(String key, List<Integer> values, int low, int high) {
        if (present(key, values).isEmpty()) {
            throw new ConfigurationException("\"" + key + "\" is empty; name at least one value");
        }
        values.forEach(value -> range(key, present(key, value), low, high));
        if (values.stream().distinct().count() != values.size()) {
            throw new ConfigurationException("\"" + key + "\" names a value twice: " + values);
        }
        return List.copyOf(values);
    }
}
