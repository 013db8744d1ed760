package dev.touchstone.bench.cell;

import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The names of cells: the parameters that tell one from another, as users write them. */
public final class Cells {
    private Cells() {}

    /** Returns the cell of an index build. */
    public static Map<String, String> index(IndexSpec spec) {
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

    /** Returns the cell as one word for a file name or a line of text, the kind of index first. */
    public static String name(Map<String, String> cell) {
        String rest = cell.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("index"))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        return (cell.getOrDefault("index", "") + " " + rest).strip();
    }
}
