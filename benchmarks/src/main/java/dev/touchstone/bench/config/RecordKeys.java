package dev.touchstone.bench.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the keys of a document with the components of the record it is meant for, since Jackson would report a
 * missing key before an unknown one and the unknown one is usually the reason.
 */
final class RecordKeys {
    private RecordKeys() {}

    /**
     * Refuses unknown and missing keys, also in nested records and lists of records; an Optional component may be absent.
     *
     * @throws ConfigurationException naming the key with its path
     */
    static void check(JsonNode node, Class<?> type, String path) {
        if (!node.isObject()) {
            throw new ConfigurationException(
                    (path.isEmpty() ? "it" : "\"" + path + "\"") + " is not a map of keys and values");
        }
        Map<String, RecordComponent> known = components(type);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.containsKey(name)) {
                throw new ConfigurationException(
                        "unknown key \"" + join(path, name) + "\"; known here: " + String.join(", ", known.keySet()));
            }
        }
        known.forEach((name, component) -> {
            if (isOptional(component.getGenericType()) && !node.has(name)) {
                return;
            }
            if (!node.hasNonNull(name)) {
                throw new ConfigurationException("\"" + join(path, name) + "\" is missing");
            }
            descend(node.get(name), component.getGenericType(), join(path, name));
        });
    }

    private static void descend(JsonNode value, Type type, String path) {
        if (type instanceof Class<?> nested && nested.isRecord()) {
            check(value, nested, path);
        } else if (isOptional(type)) {
            descend(value, ((ParameterizedType) type).getActualTypeArguments()[0], path);
        } else if (value.isArray()
                && type instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), element, path + "[" + i + "]");
            }
        }
    }

    private static boolean isOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        PropertyNamingStrategies.SnakeCaseStrategy names = new PropertyNamingStrategies.SnakeCaseStrategy();
        Map<String, RecordComponent> known = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(names.translate(component.getName()), component);
        }
        return known;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
