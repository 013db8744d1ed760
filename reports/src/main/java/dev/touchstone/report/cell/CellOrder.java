package dev.touchstone.report.cell;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Cells from the baseline to the indexes, each by its build and then its search parameters, numbers as numbers. */
public final class CellOrder implements Comparator<Map<String, String>> {
    /** Serves every comparison; it has no state. */
    public static final CellOrder INSTANCE = new CellOrder();

    private static final List<String> KINDS =
            List.of("file store", "exact scan", "HNSW", "IVFFlat", "single_row", "multi_row", "copy_binary");
    private static final List<String> FIRST =
            List.of("m", "ef_construction", "lists", "ef_search", "probes", "batch_rows", "pool_size", "threads");

    private CellOrder() {}

    @Override
    public int compare(Map<String, String> one, Map<String, String> other) {
        int kinds = Integer.compare(rank(one), rank(other));
        if (kinds != 0) {
            return kinds;
        }
        for (String name : FIRST) {
            int order = compareValues(one.get(name), other.get(name));
            if (order != 0) {
                return order;
            }
        }
        return compareRest(one, other);
    }

    private static int rank(Map<String, String> cell) {
        int at = KINDS.indexOf(CellNames.kind(cell));
        return at < 0 ? KINDS.size() : at;
    }

    private static int compareRest(Map<String, String> one, Map<String, String> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names.stream()
                .mapToInt(name -> compareValues(one.get(name), other.get(name)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    /** An absent value comes first; numbers compare as numbers and stand before words. */
    static int compareValues(String one, String other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        boolean number = isNumber(one);
        if (number && isNumber(other)) {
            return Double.compare(Double.parseDouble(one), Double.parseDouble(other));
        }
        return number == isNumber(other) ? one.compareTo(other) : number ? -1 : 1;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    }
}
