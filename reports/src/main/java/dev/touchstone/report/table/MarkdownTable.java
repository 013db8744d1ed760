package dev.touchstone.report.table;

import java.util.List;
import java.util.stream.Collectors;

/** A table as Markdown. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /** The table without its title, the note below it; no value can end its cell. */
    public static String render(Table table) {
        String rows = table.rows().stream().map(MarkdownTable::line).collect(Collectors.joining());
        List<String> headers = table.columns().stream().map(Column::header).toList();
        List<String> rule = table.columns().stream()
                .map(column -> column.align() == Column.Align.RIGHT ? "---:" : "---")
                .toList();
        String note = table.note().isEmpty() ? "" : "\n" + table.note() + "\n";
        return line(headers) + line(rule) + rows + note;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
