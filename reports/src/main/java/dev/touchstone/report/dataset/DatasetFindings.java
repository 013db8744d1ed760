package dev.touchstone.report.dataset;

import dev.touchstone.report.table.Column;
import dev.touchstone.report.table.Column.Align;
import dev.touchstone.report.table.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an examination of a dataset found.
 *
 * @param dataset its name, or that of a file
 * @param rows the findings, in a fixed order
 */
public record DatasetFindings(String dataset, List<Row> rows) {
    /** The file of a run folder that holds them. */
    public static final String FILE = "doctor.json";

    /**
     * One finding.
     *
     * @param grade ok, note, warning or fault
     * @param subject what was looked at
     * @param found what was found
     * @param meaning what that means for an index
     */
    public record Row(String grade, String subject, String found, String meaning) {}

    public DatasetFindings {
        rows = List.copyOf(rows);
    }

    /** The findings as a table. */
    public Table table() {
        return new Table(
                "Findings about " + dataset,
                "",
                Stream.of("grade", "subject", "found", "what it means for an index")
                        .map(header -> new Column(header, Align.LEFT))
                        .toList(),
                rows.stream()
                        .map(row -> List.of(row.grade(), row.subject(), row.found(), row.meaning()))
                        .toList());
    }
}
