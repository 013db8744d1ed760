package dev.touchstone.conformance.random;

import dev.touchstone.store.MetadataFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Metadata and filters over it: few values, so that they meet, and of all types, so that they should not.
 *
 * @param random where they come from
 */
public record RandomMetadata(RandomGenerator random) {
    private static final List<String> KEYS = List.of("a", "b", "", "\"");
    private static final List<Object> SCALARS = Arrays.asList(
            null,
            true,
            false,
            0,
            1,
            1.0,
            -2.5,
            1e20,
            9_007_199_254_740_992L,
            9_007_199_254_740_993L,
            9.007199254740992E15,
            "",
            "1",
            "a",
            "B",
            "é",
            "\uffee",
            "\ud83d\ude00",
            "\"\\");

    /** Returns some metadata, at times none. */
    public Map<String, Object> metadata() {
        Map<String, Object> metadata = new HashMap<>();
        for (String key : KEYS) {
            if (random.nextInt(4) > 0) {
                metadata.put(key, value());
            }
        }
        return metadata;
    }

    private Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.asList(scalar(), scalar());
            case 1 -> Map.of("a", 1);
            default -> scalar();
        };
    }

    private Object scalar() {
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    /**
     * Returns a filter.
     *
     * @param depth levels at most, 0 for a single condition
     */
    public MetadataFilter filter(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf(KEYS.get(random.nextInt(KEYS.size())));
        }
        return switch (random.nextInt(3)) {
            case 0 -> MetadataFilter.not(filter(depth - 1));
            case 1 -> new MetadataFilter.And(filters(depth - 1));
            default -> new MetadataFilter.Or(filters(depth - 1));
        };
    }

    private List<MetadataFilter> filters(int depth) {
        List<MetadataFilter> filters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            filters.add(filter(depth));
        }
        return filters;
    }

    private MetadataFilter leaf(String key) {
        Object scalar = scalar();
        return switch (random.nextInt(5)) {
            case 0 -> MetadataFilter.equalTo(key, scalar);
            case 1 -> MetadataFilter.in(key, Arrays.asList(scalar, scalar(), scalar()));
            case 2 -> MetadataFilter.exists(key);
            case 3 -> MetadataFilter.contains(key, scalar);
            default -> new MetadataFilter.Compared(key, comparison(), ordered());
        };
    }

    private MetadataFilter.Comparison comparison() {
        MetadataFilter.Comparison[] all = MetadataFilter.Comparison.values();
        return all[random.nextInt(all.length)];
    }

    private Object ordered() {
        Object scalar = scalar();
        return scalar instanceof String || scalar instanceof Number ? scalar : ordered();
    }
}
