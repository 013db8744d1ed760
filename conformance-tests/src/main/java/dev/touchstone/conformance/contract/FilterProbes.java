package dev.touchstone.conformance.contract;

import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.MetadataFilter.Comparison;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every condition with every kind of value, on the table's key and on one that no document has. */
final class FilterProbes {
    private static final List<Object> VALUES = Arrays.asList(
            null,
            true,
            false,
            -1,
            0,
            1L,
            1.0f,
            1.5,
            9,
            10,
            (1L << 53) + 1,
            BigInteger.TWO.pow(80),
            "",
            "1",
            "9",
            "Z",
            "a",
            "\u00e4",
            "true",
            "\ud83d\ude00");

    private FilterProbes() {}

    static List<MetadataFilter> all() {
        List<MetadataFilter> filters = new ArrayList<>();
        for (String key : List.of(FilterTable.KEY, "absent")) {
            filters.add(MetadataFilter.exists(key));
            VALUES.forEach(value -> filters.addAll(conditions(key, value)));
        }
        return filters;
    }

    private static List<MetadataFilter> conditions(String key, Object value) {
        List<MetadataFilter> filters = new ArrayList<>(List.of(
                MetadataFilter.equalTo(key, value),
                MetadataFilter.contains(key, value),
                MetadataFilter.in(key, Arrays.asList(value, "a"))));
        if (value instanceof Number || value instanceof String) {
            for (Comparison comparison : Comparison.values()) {
                filters.add(new MetadataFilter.Compared(key, comparison, value));
            }
        }
        return filters;
    }
}
