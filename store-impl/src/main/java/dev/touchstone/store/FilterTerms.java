package dev.touchstone.store;

import java.util.List;

/** The checks a filter's parts make when they are built. */
final class FilterTerms {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NODES = 1_000;
    private static final int MAX_VALUES = 10_000;

    private FilterTerms() {}

    static void requireKey(String key) {
        if (key == null) {
            throw new InvalidInputException("a filter's key is null; name a key");
        }
        StorableText.require("the filter's key", key);
    }

    static void requireScalar(Object value) {
        if (value instanceof String text) {
            StorableText.require("the filter's value", text);
        } else if (value instanceof Number number) {
            StorableNumber.require("the filter's value", number);
        } else if (value != null && !(value instanceof Boolean)) {
            throw new InvalidInputException("a filter compares with null, a boolean, a number or a string; it got a "
                    + value.getClass().getSimpleName());
        }
    }

    static void requireOrdered(Object bound) {
        requireScalar(bound);
        if (!(bound instanceof String) && !(bound instanceof Number)) {
            throw new InvalidInputException("less and greater compare with a number or a string; "
                    + (bound == null ? "null" : "a boolean") + " has no order");
        }
    }

    static void requireFew(List<?> values) {
        if (values.size() > MAX_VALUES) {
            throw new InvalidInputException(
                    "a filter lists " + values.size() + " values; at most " + MAX_VALUES + " are allowed");
        }
    }

    /** Refuses operands that make a tree deeper or larger than the server plans in reasonable time. */
    static void requireSmall(List<MetadataFilter> operands) {
        int nodes = nodes(operands, 1);
        if (nodes > MAX_NODES) {
            throw new InvalidInputException("a filter has " + nodes + " conditions; at most " + MAX_NODES
                    + " are allowed: list values with in(…)");
        }
    }

    private static int nodes(List<MetadataFilter> operands, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidInputException("a filter is nested deeper than " + MAX_DEPTH + " levels; flatten it");
        }
        int nodes = 1;
        for (MetadataFilter operand : operands) {
            nodes += nodes(operands(operand), depth + 1);
        }
        return nodes;
    }

    private static List<MetadataFilter> operands(MetadataFilter filter) {
        if (filter instanceof MetadataFilter.And and) {
            return and.operands();
        }
        if (filter instanceof MetadataFilter.Or or) {
            return or.operands();
        }
        return filter instanceof MetadataFilter.Not not ? List.of(not.operand()) : List.of();
    }
}
