package dev.touchstone.bench.cell;

import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The names of cells: the parameters that tell one from another, as users write them. */
public final class Cells {
    private static final List<String> READING_ORDER = List.of("m", "ef_construction", "ef_search", "lists", "probes");

    private Cells() {}

    /** Returns the cell of an index build. */
    public static Map<String, String> index(IndexSpec spec) {
        Map<String, String> cell = new TreeMap<>(parameters(spec));
        spec.type().ifPresent(type -> cell.put("type", type.sql()));
        return cell;
    }

    private static Map<String, String> parameters(IndexSpec spec) {
        if (spec instanceof IndexSpec.Hnsw hnsw) {
            return Map.of(
                    "index", "hnsw",
                    "m", Integer.toString(hnsw.m()),
                    "ef_construction", Integer.toString(hnsw.efConstruction()));
        }
        if (spec instanceof IndexSpec.IvfFlat ivfflat) {
            return Map.of("index", "ivfflat", "lists", Integer.toString(ivfflat.lists()));
        }
        return Map.of("index", "exact");
    }

    /** Returns the cell of search settings on an index. */
    public static Map<String, String> search(IndexSpec spec, SearchSettings settings) {
        Map<String, String> cell = new TreeMap<>(index(spec));
        if (settings instanceof SearchSettings.HnswSearch hnsw) {
            cell.put("ef_search", Integer.toString(hnsw.efSearch()));
        } else if (settings instanceof SearchSettings.IvfFlatSearch ivfflat) {
            cell.put("probes", Integer.toString(ivfflat.probes()));
        }
        return cell;
    }

    /** Returns the cell with one more parameter. */
    public static Map<String, String> with(Map<String, String> cell, String name, Object value) {
        Map<String, String> more = new TreeMap<>(cell);
        more.put(name, value.toString());
        return more;
    }

    /** Returns the cell as a line of text: the kind of index, build parameters, search parameters, then the rest. */
    public static String name(Map<String, String> cell) {
        Comparator<String> readingOrder =
                Comparator.comparingInt((String name) -> rank(name)).thenComparing(Comparator.naturalOrder());
        String rest = cell.keySet().stream()
                .filter(name -> !name.equals("index"))
                .sorted(readingOrder)
                .map(name -> name + "=" + cell.get(name))
                .collect(Collectors.joining(" "));
        return (cell.getOrDefault("index", "") + " " + rest).strip();
    }

    private static int rank(String name) {
        int known = READING_ORDER.indexOf(name);
        return known < 0 ? READING_ORDER.size() : known;
    }
}
