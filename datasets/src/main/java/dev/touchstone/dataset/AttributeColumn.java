package dev.touchstone.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The values of one attribute, row by row, in four bytes a row; a row may have none. */
public final class AttributeColumn {
    private static final int NONE = -1;

    private final int[] codes;
    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> codeOf = new HashMap<>();

    AttributeColumn(DocumentTable documents, String attribute) {
        this.codes = new int[documents.size()];
        for (int row = 0; row < codes.length; row++) {
            String value = documents.document(row).attributes().get(attribute);
            codes[row] = value == null ? NONE : codeOf.computeIfAbsent(value, this::add);
        }
    }

    private int add(String value) {
        values.add(value);
        return values.size() - 1;
    }

    /** Returns the different values, in the order of their first rows. */
    public List<String> values() {
        return List.copyOf(values);
    }

    /** Returns whether a row has a value. */
    public boolean matches(int row, String value) {
        return having(value).test(row);
    }

    /** Returns whether rows have a value, for many rows. */
    public IntPredicate having(String value) {
        Integer code = codeOf.get(value);
        return code == null ? row -> false : row -> codes[row] == code.intValue();
    }

    /** Returns how many rows have each value. */
    public Map<String, Integer> counts() {
        int[] counts = new int[values.size()];
        for (int code : codes) {
            if (code != NONE) {
                counts[code]++;
            }
        }
        Map<String, Integer> byValue = new HashMap<>();
        values.forEach(value -> byValue.put(value, counts[codeOf.get(value)]));
        return byValue;
    }
}
