package dev.touchstone.conformance.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The rows of one user and collection, in insertion order; each operation is one step for all threads. */
final class MemoryCollection {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private long positions;

    /** Adds rows without positions; one whose id is there takes that row's place and position. */
    synchronized void put(List<Row> added) {
        for (Row row : added) {
            Row old = rows.get(row.id());
            long position = old == null ? ++positions : old.position();
            rows.put(row.id(), new Row(position, row.document(), row.vector()));
        }
    }

    /** Removes rows, and returns how many they were. */
    synchronized int removeIf(Predicate<Row> unwanted) {
        int before = rows.size();
        rows.values().removeIf(unwanted);
        return before - rows.size();
    }

    /** The rows as they are now. */
    synchronized List<Row> rows() {
        List<Row> now = new ArrayList<>(rows.values());
        now.sort(Comparator.comparingLong(Row::position));
        return now;
    }
}
