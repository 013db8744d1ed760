package dev.touchstone.report.compare;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Column;
import dev.touchstone.report.table.Column.Align;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A comparison of two runs as tables. */
public final class ComparisonTables {
    private static final List<Column> FIGURES = List.of(
            new Column("cell", Align.LEFT),
            new Column("metric", Align.LEFT),
            new Column("first", Align.RIGHT),
            new Column("its spread", Align.RIGHT),
            new Column("second", Align.RIGHT),
            new Column("its spread", Align.RIGHT),
            new Column("second / first", Align.RIGHT),
            new Column("noise band", Align.RIGHT),
            new Column("verdict", Align.LEFT));

    private static final List<Change> ORDER =
            List.of(Change.WORSE, Change.BETTER, Change.MOVED, Change.UNJUDGED, Change.WITHIN_NOISE);

    private ComparisonTables() {}

    /** One row a figure that both runs hold: what got worse first, then what got better or moved, then the rest. */
    public static Table figures(RunComparison comparison) {
        CellNames names = CellNames.over(comparison.figures().stream()
                .map(figure -> figure.first().cell())
                .toList());
        List<ComparedFigure> sorted = new ArrayList<>(comparison.figures());
        sorted.sort(Comparator.comparingInt(figure -> ORDER.indexOf(figure.change())));
        List<List<String>> rows =
                sorted.stream().map(figure -> row(figure, names)).toList();
        return new Table("Figures of both runs", names.context(), FIGURES, rows);
    }

    private static List<String> row(ComparedFigure figure, CellNames names) {
        Metric metric = figure.metric();
        return List.of(
                names.name(figure.first().cell()),
                label(metric),
                Numbers.format(figure.first().value(), metric.unit()),
                spread(figure.first(), metric.unit()),
                Numbers.format(figure.second().value(), metric.unit()),
                spread(figure.second(), metric.unit()),
                figure.ratio().map(Numbers::significant).orElse(""),
                figure.noise().map(band -> Numbers.range(band, Unit.RATIO)).orElse(""),
                figure.change().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String label(Metric metric) {
        String symbol = Numbers.symbol(metric.unit());
        return symbol.isEmpty() ? metric.label() : metric.label() + " (" + symbol + ")";
    }

    private static String spread(Measurement figure, Unit unit) {
        return figure.spread().map(range -> Numbers.range(range, unit)).orElse("");
    }

    /** What differs between the runs beside their figures. */
    public static Table circumstances(RunComparison comparison) {
        return new Table(
                "What else differs (first / second)",
                "",
                List.of(new Column("difference", Align.LEFT)),
                comparison.circumstances().stream()
                        .map(line -> List.of(Printable.text(line)))
                        .toList());
    }

    /** One row a figure that only one of the runs holds, which says nothing of any change. */
    public static Table lonely(RunComparison comparison) {
        List<Measurement> all = Stream.concat(comparison.onlyFirst().stream(), comparison.onlySecond().stream())
                .toList();
        CellNames names = CellNames.over(all.stream().map(Measurement::cell).toList());
        return new Table(
                "Figures of one run alone",
                names.context(),
                List.of(
                        new Column("run", Align.LEFT),
                        new Column("cell", Align.LEFT),
                        new Column("metric", Align.LEFT),
                        new Column("value", Align.RIGHT)),
                Stream.concat(
                                comparison.onlyFirst().stream().map(figure -> row("first", figure, names)),
                                comparison.onlySecond().stream().map(figure -> row("second", figure, names)))
                        .toList());
    }

    private static List<String> row(String run, Measurement figure, CellNames names) {
        Metric metric = MetricCatalogue.standard().lookup(figure.metric());
        return List.of(run, names.name(figure.cell()), label(metric), Numbers.format(figure.value(), metric.unit()));
    }

    /** What stands in the way of reading a difference as a change; empty where nothing does. */
    public static Optional<String> caution(RunComparison comparison) {
        return comparison.sameData()
                ? Optional.empty()
                : Optional.of("Mind: the two runs measured different data; what differs may be the data's doing, and no"
                        + " verdict below says otherwise.");
    }

    /** How many figures went which way, in one line. */
    public static String sentence(RunComparison comparison) {
        return String.format(
                Locale.ROOT,
                "%d figures: %d better, %d worse, %d moved, %d within noise, %d without a spread to judge by; %d only in "
                        + "the first, %d only in the second.",
                comparison.figures().size(),
                comparison.count(Change.BETTER),
                comparison.count(Change.WORSE),
                comparison.count(Change.MOVED),
                comparison.count(Change.WITHIN_NOISE),
                comparison.count(Change.UNJUDGED),
                comparison.onlyFirst().size(),
                comparison.onlySecond().size());
    }
}
