package dev.touchstone.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table as aligned plain text. */
public final class TerminalTable {
    private static final String GAP = "  ";

    private TerminalTable() {}

    /**
     * The table with its title and note above it, every line ended by a line feed and without trailing blanks; a header
     * wider than its column's values stands on several lines.
     */
    public static String render(Table table) {
        List<Integer> widths = IntStream.range(0, table.columns().size())
                .mapToObj(column -> columnWidth(table, column))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(table.note().isEmpty() ? table.title() : table.title() + " (" + table.note() + ")");
        headerRows(table.columns(), widths).forEach(row -> lines.add(line(table.columns(), widths, row)));
        lines.add(widths.stream().map("-"::repeat).collect(Collectors.joining(GAP)));
        table.rows().forEach(row -> lines.add(line(table.columns(), widths, row)));
        return lines.stream().map(text -> text.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static int columnWidth(Table table, int column) {
        Stream<String> words = Stream.of(table.columns().get(column).header().split(" ", -1));
        Stream<String> values = table.rows().stream().map(row -> row.get(column));
        return Stream.concat(words, values).mapToInt(TerminalTable::width).max().orElse(0);
    }

    /** The headers, wrapped at blanks to their columns' widths and standing on the last line. */
    private static List<List<String>> headerRows(List<Column> columns, List<Integer> widths) {
        List<List<String>> wrapped = IntStream.range(0, columns.size())
                .mapToObj(i -> wrap(columns.get(i).header(), widths.get(i)))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(row -> wrapped.stream()
                        .map(lines -> row < height - lines.size() ? "" : lines.get(row - height + lines.size()))
                        .toList())
                .toList();
    }

    private static List<String> wrap(String header, int width) {
        List<String> lines = new ArrayList<>();
        for (String word : header.split(" ", -1)) {
            int last = lines.size() - 1;
            if (last >= 0 && width(lines.get(last) + " " + word) <= width) {
                lines.set(last, lines.get(last) + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
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
