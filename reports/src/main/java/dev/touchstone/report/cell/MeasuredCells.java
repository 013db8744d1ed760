package dev.touchstone.report.cell;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Groups a run's measurements by cell. */
public final class MeasuredCells {
    private MeasuredCells() {}

    /** The cells that have a metric of this family, such as {@code pool}, in the order of {@link CellOrder}. */
    public static List<MeasuredCell> family(Run run, String family) {
        Map<Map<String, String>, Map<String, Measurement>> grouped = new LinkedHashMap<>();
        for (Measurement row : run.measurements()) {
            if (MetricCatalogue.standard().lookup(row.metric()).family().equals(family)) {
                grouped.computeIfAbsent(row.cell(), cell -> new TreeMap<>()).put(row.metric(), row);
            }
        }
        return sorted(grouped.entrySet().stream()
                .map(entry -> new MeasuredCell(entry.getKey(), entry.getValue(), Optional.empty()))
                .toList());
    }

    /**
     * The search cells, each with its index's build time and size, and the void cells whose {@code workload} is search
     * or not named.
     */
    public static List<MeasuredCell> search(Run run) {
        List<MeasuredCell> indexes = family(run, "index");
        List<MeasuredCell> cells = new ArrayList<>();
        family(run, "search").forEach(cell -> cells.add(withIndex(cell, indexes)));
        run.voidCells().stream()
                .filter(cell -> cell.cell().getOrDefault("workload", "search").equals("search"))
                .forEach(cell -> cells.add(new MeasuredCell(cell.cell(), Map.of(), Optional.of(cell.reason()))));
        return sorted(cells);
    }

    private static MeasuredCell withIndex(MeasuredCell cell, List<MeasuredCell> indexes) {
        Map<String, Measurement> all = new TreeMap<>(cell.measurements());
        indexes.stream()
                .filter(index -> isIndexOf(index.parameters(), cell.parameters()))
                .forEach(index -> all.putAll(index.measurements()));
        return new MeasuredCell(cell.parameters(), all, cell.voidReason());
    }

    private static boolean isIndexOf(Map<String, String> index, Map<String, String> search) {
        Map<String, String> build = new TreeMap<>(index);
        build.remove("workload");
        return build.containsKey("index") && search.entrySet().containsAll(build.entrySet());
    }

    private static List<MeasuredCell> sorted(List<MeasuredCell> cells) {
        return cells.stream()
                .sorted((one, other) -> CellOrder.INSTANCE.compare(one.parameters(), other.parameters()))
                .toList();
    }
}
