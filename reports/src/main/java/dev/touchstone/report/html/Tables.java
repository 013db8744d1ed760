package dev.touchstone.report.html;

import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.table.Column;
import dev.touchstone.report.table.Table;
import java.util.List;
import java.util.stream.Stream;

/** Tables of words. */
final class Tables {
    private Tables() {}

    static Table words(String title, List<List<String>> rows, String... headers) {
        return new Table(
                title,
                "",
                Stream.of(headers)
                        .map(header -> new Column(header, Column.Align.LEFT))
                        .toList(),
                rows);
    }

    /** One line a row, without a header. */
    static Table sentences(String title, List<String> lines) {
        return words(
                title, lines.stream().map(line -> List.of(Printable.text(line))).toList(), "");
    }
}
