package dev.touchstone.report.cell;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cells of one comparison are called: what differs between them is in the name, what all share is not. */
public final class CellNames {
    private static final List<String> BUILD = List.of("m", "ef_construction", "lists");
    private static final List<String> SEARCH = List.of("ef_search", "probes");
    private static final List<String> SCAN = List.of("iterative_scan", "max_scan_tuples");
    private static final Set<String> KIND = Set.of("index", "store", "method");
    private static final String WORKLOAD = "workload";
    private static final Map<String, String> KINDS =
            Map.of("exact", "exact scan", "hnsw", "HNSW", "ivfflat", "IVFFlat", "file", "file store");

    private final Map<String, String> shared;
    private final Map<String, Map<String, String>> scans;

    /**
     * @param scans how an index goes on where a filter leaves too little, by the kind of index that always does it so
     */
    private CellNames(Map<String, String> shared, Map<String, Map<String, String>> scans) {
        this.shared = shared;
        this.scans = scans;
    }

    /** Names that keep the index and its settings, and leave out what else all these cells share. */
    public static CellNames over(Collection<Map<String, String>> cells) {
        Map<String, String> shared = shared(cells);
        shared.keySet().removeIf(name -> !isContext(name));
        Map<String, Map<String, String>> scans = new TreeMap<>();
        cells.stream()
                .collect(Collectors.groupingBy(CellNames::kind))
                .forEach((kind, ofKind) -> scans.put(kind, scan(shared(ofKind), shared)));
        scans.values().removeIf(Map::isEmpty);
        return new CellNames(shared, scans);
    }

    private static Map<String, String> scan(Map<String, String> ofKind, Map<String, String> ofAll) {
        Map<String, String> scan = new TreeMap<>(ofKind);
        scan.keySet().retainAll(SCAN);
        scan.keySet().removeAll(ofAll.keySet());
        return scan;
    }

    /** Names that leave out everything these cells share, the index and its settings too. */
    public static CellNames differences(Collection<Map<String, String>> cells) {
        return new CellNames(shared(cells), Map.of());
    }

    /** What every cell of a kind that has it has alike; the kind of index only where every cell names it. */
    private static Map<String, String> shared(Collection<Map<String, String>> cells) {
        Map<String, Set<String>> values = new TreeMap<>();
        for (Map<String, String> cell : cells) {
            cell.forEach((name, value) ->
                    values.computeIfAbsent(name, key -> new TreeSet<>()).add(value));
        }
        Map<String, String> shared = new TreeMap<>();
        values.forEach((name, all) -> {
            if (all.size() == 1 && isSharedBy(cells, name)) {
                shared.put(name, all.iterator().next());
            }
        });
        return shared;
    }

    /** Whether the parameter sets no cell apart from others of its kind by being there. */
    private static boolean isSharedBy(Collection<Map<String, String>> cells, String name) {
        if (!isContext(name)) {
            return cells.stream().allMatch(cell -> cell.containsKey(name));
        }
        Map<String, Set<Boolean>> has = cells.stream()
                .collect(Collectors.groupingBy(
                        CellNames::kind, Collectors.mapping(cell -> cell.containsKey(name), Collectors.toSet())));
        return has.values().stream().allMatch(answers -> answers.size() == 1);
    }

    private static boolean isContext(String name) {
        return !KIND.contains(name) && !BUILD.contains(name) && !SEARCH.contains(name);
    }

    /** The kind of index, store or method, such as {@code HNSW}, {@code exact scan} or {@code file store}. */
    public static String kind(Map<String, String> cell) {
        String raw = Stream.of("index", "store", "method")
                .filter(cell::containsKey)
                .map(cell::get)
                .findFirst()
                .orElse("");
        return KINDS.getOrDefault(raw, Printable.text(raw));
    }

    /** The parameters the index was built with, such as {@code m 16, ef_construction 64}. */
    public static String build(Map<String, String> cell) {
        return join(BUILD.stream().filter(cell::containsKey), cell);
    }

    /** The parameters of the search and whatever else sets the cell apart, such as {@code ef_search 40}. */
    public String search(Map<String, String> cell) {
        return searchOf(own(cell));
    }

    /** Kind and build parameters: what is built once and searched in many ways. */
    public static String index(Map<String, String> cell) {
        return joinNonEmpty(kind(cell), build(cell));
    }

    /** The whole name; empty where nothing sets the cell apart. */
    public String name(Map<String, String> cell) {
        return nameOf(own(cell));
    }

    /**
     * What all cells share, such as {@code k 10, pool_size 4, threads 1}, and what all of a kind do; may be empty.
     */
    public String context() {
        return Stream.concat(
                        Stream.of(nameOf(shared)),
                        scans.entrySet().stream().map(kind -> joinNonEmpty(kind.getKey(), searchOf(kind.getValue()))))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private Map<String, String> own(Map<String, String> cell) {
        Map<String, String> own = new TreeMap<>(cell);
        own.keySet().removeAll(shared.keySet());
        own.keySet().removeAll(scans.getOrDefault(kind(cell), Map.of()).keySet());
        return own;
    }

    private static String nameOf(Map<String, String> cell) {
        String tail = Stream.of(build(cell), searchOf(cell))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return joinNonEmpty(kind(cell), tail);
    }

    private static String searchOf(Map<String, String> cell) {
        Stream<String> others =
                new TreeMap<>(cell).keySet().stream().filter(name -> isContext(name) && !name.equals(WORKLOAD));
        return join(Stream.concat(SEARCH.stream().filter(cell::containsKey), others), cell);
    }

    private static String join(Stream<String> names, Map<String, String> cell) {
        return names.map(name -> name + " " + Printable.text(cell.get(name))).collect(Collectors.joining(", "));
    }

    private static String joinNonEmpty(String head, String tail) {
        return tail.isEmpty() ? head : head.isEmpty() ? tail : head + " " + tail;
    }
}
