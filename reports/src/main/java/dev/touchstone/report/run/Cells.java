package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The check of a cell's parameters. */
final class Cells {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private Cells() {}

    /** An unmodifiable copy sorted by name; refuses names that are not snake_case and blank values. */
    static SortedMap<String, String> checked(Map<String, String> cell) {
        cell.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new ReportException("cell parameter '" + name + "' is not snake_case; rename it");
            }
            if (value == null || value.isBlank()) {
                throw new ReportException("cell parameter " + name + " has no value; leave the parameter out");
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(cell));
    }
}
