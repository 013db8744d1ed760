package dev.touchstone.report.gate.output;

import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.verdict.Check;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Markdown, line by line; text from data cannot break out of its place. */
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    Markdown line(String text) {
        out.append(text).append('\n');
        return this;
    }

    Markdown paragraph(String text) {
        return line(text).line("");
    }

    Markdown list(List<String> items) {
        items.forEach(item -> line("- " + item));
        return items.isEmpty() ? this : line("");
    }

    /** A list under a paragraph, which is left out where the list is empty. */
    Markdown list(String above, List<String> items) {
        return items.isEmpty() ? this : paragraph(above).list(items);
    }

    Markdown table(List<String> header, List<List<String>> rows) {
        line(row(header));
        line(row(header.stream().map(cell -> "---").toList()));
        rows.forEach(cells -> line(row(cells)));
        return line("");
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The checks of a verdict as a table. */
    Markdown checks(List<Check> checks) {
        return table(
                List.of("outcome", "check", "why"),
                checks.stream()
                        .map(check -> Stream.of(check.outcome().name(), check.name(), check.reason())
                                .map(Markdown::text)
                                .toList())
                        .toList());
    }

    /** The differences by class as a table; classes that did not occur are counted in a sentence. */
    Markdown differences(List<DifferenceCount> differences) {
        List<DifferenceCount> seen =
                differences.stream().filter(row -> row.count() > 0).toList();
        if (!seen.isEmpty()) {
            table(
                    List.of("index", "class", "count", "may occur"),
                    seen.stream()
                            .map(row -> List.of(
                                    text(row.index()),
                                    text(row.kind().replace('_', ' ')),
                                    Numbers.count(row.count()),
                                    row.allowed() ? "yes" : "**no**"))
                            .toList());
        }
        String none = differences.stream()
                .filter(row -> row.count() == 0)
                .map(row -> row.kind().replace('_', ' '))
                .distinct()
                .filter(kind -> seen.stream()
                        .noneMatch(row -> row.kind().replace('_', ' ').equals(kind)))
                .collect(Collectors.joining(", "));
        return none.isEmpty() ? this : paragraph("Looked for and not found: " + text(none) + ".");
    }

    /** Data as text of a cell or a line. */
    static String text(String raw) {
        return Printable.text(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replaceAll("([*_`\\[\\]])", "\\\\$1");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
