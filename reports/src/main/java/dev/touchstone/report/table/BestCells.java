package dev.touchstone.report.table;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.run.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fastest cell of each kind of index that reaches a recall. */
final class BestCells {
    private BestCells() {}

    static List<MeasuredCell> of(List<MeasuredCell> cells, double floor) {
        Map<String, MeasuredCell> best = new LinkedHashMap<>();
        cells.stream()
                .filter(cell -> cell.has(Metrics.RECALL_MEAN, Metrics.SEARCH_QPS))
                .filter(cell -> cell.value(Metrics.RECALL_MEAN) >= floor)
                .forEach(cell -> best.merge(CellNames.kind(cell.parameters()), cell, BestCells::faster));
        return List.copyOf(best.values());
    }

    private static MeasuredCell faster(MeasuredCell one, MeasuredCell other) {
        return other.value(Metrics.SEARCH_QPS) > one.value(Metrics.SEARCH_QPS) ? other : one;
    }
}
