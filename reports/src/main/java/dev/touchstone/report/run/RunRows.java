package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one run, each metric of a cell at most once and a void cell without any. */
final class RunRows {
    private final MetricCatalogue catalogue;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<VoidCell> voidCells = new ArrayList<>();
    private final Set<Key> keys = new HashSet<>();
    private final Set<Map<String, String>> measured = new HashSet<>();
    private final Set<Map<String, String>> voided = new HashSet<>();

    private record Key(String metric, Map<String, String> cell) {}

    RunRows(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Takes a row as it was read. */
    void add(RunRow row) {
        if (row instanceof MeasuredRow measured) {
            add(measured.measurement(catalogue));
        } else if (row instanceof VoidCell cell) {
            add(cell);
        }
    }

    /** Takes a measurement and gives it back as a row. */
    MeasuredRow add(Measurement row) {
        Metric metric = catalogue.lookup(row.metric());
        if (voided.contains(row.cell())) {
            throw new ReportException("cell " + row.cell() + " is void; it cannot have " + row.metric());
        }
        if (!keys.add(new Key(row.metric(), row.cell()))) {
            throw new ReportException(row.metric() + " of cell " + row.cell()
                    + " is there twice; name what differs in the cell, or write one value with a spread");
        }
        measured.add(row.cell());
        measurements.add(row);
        return MeasuredRow.of(row, metric);
    }

    void add(VoidCell row) {
        if (measured.contains(row.cell())) {
            throw new ReportException("cell " + row.cell() + " has measurements; it cannot be void");
        }
        if (!voided.add(row.cell())) {
            throw new ReportException("cell " + row.cell() + " is void twice; write it once");
        }
        voidCells.add(row);
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    List<VoidCell> voidCells() {
        return List.copyOf(voidCells);
    }
}
