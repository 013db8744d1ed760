package dev.touchstone.report.table;

import dev.touchstone.report.ReportException;
import java.util.List;

/**
 * A titled grid of texts.
 *
 * @param title what the rows are
 * @param note one line that holds for all rows, may be empty
 * @param rows each as long as {@code columns}; an empty text is a value that was not measured
 */
public record Table(String title, String note, List<Column> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        rows.stream().filter(row -> row.size() != width).findFirst().ifPresent(row -> {
            throw new ReportException("table '" + title + "' has a row of " + row.size() + " values for " + width
                    + " columns; mend the table");
        });
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
