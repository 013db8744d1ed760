package dev.touchstone.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as aligned plain text. */
public final class TerminalTable {
    private static final String GAP = "  ";

    private TerminalTable() {}

    /** The table with its title and note above it, every line ended by a line feed and without trailing blanks. */
    public static String render(Table table) {
        List<String> headers = table.columns().stream().map(Column::header).toList();
        List<Integer> widths = widths(headers, table.rows());
        List<String> lines = new ArrayList<>();
        lines.add(table.note().isEmpty() ? table.title() : table.title() + " (" + table.note() + ")");
        lines.add(line(table.columns(), widths, headers));
        lines.add(widths.stream().map("-"::repeat).collect(Collectors.joining(GAP)));
        table.rows().forEach(row -> lines.add(line(table.columns(), widths, row)));
        return lines.stream().map(text -> text.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static List<Integer> widths(List<String> headers, List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(headers.size(), 0));
        List<List<String>> all = new ArrayList<>(rows);
        all.add(headers);
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        return widths;
    }

    private static String line(List<Column> columns, List<Integer> widths, List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> pad(columns.get(i), widths.get(i), values.get(i)))
                .collect(Collectors.joining(GAP));
    }

    private static String pad(Column column, int width, String value) {
        String blanks = " ".repeat(width - width(value));
        return column.align() == Column.Align.RIGHT ? blanks + value : value + blanks;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
