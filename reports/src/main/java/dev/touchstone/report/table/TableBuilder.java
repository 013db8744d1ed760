package dev.touchstone.report.table;

import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds a table of cells column by column; a column without any value is left out. */
final class TableBuilder {
    private final List<MeasuredCell> cells;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<MeasuredCell, String>> values = new ArrayList<>();

    TableBuilder(List<MeasuredCell> cells) {
        this.cells = cells;
    }

    TableBuilder words(String header, Function<MeasuredCell, String> value) {
        columns.add(Column.words(header));
        values.add(value);
        return this;
    }

    TableBuilder parameter(String name) {
        columns.add(Column.numbers(name));
        values.add(cell -> grouped(cell.parameters().getOrDefault(name, "")));
        return this;
    }

    TableBuilder metrics(Metric... metrics) {
        for (Metric metric : metrics) {
            columns.add(Column.numbers(header(metric)));
            values.add(cell -> cell.get(metric)
                    .map(row -> Numbers.format(row.value(), metric.unit()))
                    .orElse(""));
        }
        return this;
    }

    /** The label and, where the label does not imply it, the unit. */
    private static String header(Metric metric) {
        String symbol = Numbers.symbol(metric.unit());
        boolean implied = symbol.isEmpty() || metric.unit() == Unit.QUERIES_PER_SECOND;
        return implied ? metric.label() : metric.label() + " (" + symbol + ")";
    }

    private static String grouped(String parameter) {
        return parameter.matches("[0-9]{1,18}") ? Numbers.count(Long.parseLong(parameter)) : Printable.text(parameter);
    }

    /** The spread of a metric, under its kind where all cells agree on one. */
    TableBuilder spread(Metric metric) {
        Set<String> kinds = cells.stream()
                .flatMap(cell -> cell.get(metric).stream())
                .flatMap(row -> row.spread().stream())
                .map(spread -> spread.kind())
                .collect(Collectors.toSet());
        boolean one = kinds.size() == 1;
        columns.add(Column.numbers(one ? kinds.iterator().next() : metric.label() + " spread"));
        values.add(cell -> cell.get(metric).map(row -> spread(row, metric, one)).orElse(""));
        return this;
    }

    private static String spread(Measurement row, Metric metric, boolean kindInHeader) {
        return row.spread()
                .map(spread -> Numbers.range(spread, metric.unit()) + (kindInHeader ? "" : " " + spread.kind()))
                .orElse("");
    }

    Table build(String title, String note) {
        List<Integer> used = IntStream.range(0, columns.size())
                .filter(i -> cells.stream()
                        .anyMatch(cell -> !values.get(i).apply(cell).isEmpty()))
                .boxed()
                .toList();
        List<List<String>> rows = cells.stream()
                .map(cell -> used.stream().map(i -> values.get(i).apply(cell)).toList())
                .toList();
        return new Table(
                title,
                Objects.requireNonNull(note),
                used.stream().map(columns::get).toList(),
                rows);
    }
}
