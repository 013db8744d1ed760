package dev.touchstone.report.table;

import dev.touchstone.report.ageing.Adviser;
import dev.touchstone.report.ageing.AgedPoint;
import dev.touchstone.report.ageing.AgedPoint.Bounded;
import dev.touchstone.report.ageing.AgeingAdvice.AgedFigure;
import dev.touchstone.report.ageing.AgeingLines;
import dev.touchstone.report.ageing.AgeingRun;
import dev.touchstone.report.ageing.Maintenance;
import dev.touchstone.report.run.Spread;
import dev.touchstone.report.run.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** An index's life as tables. */
public final class AgeingTables {
    private AgeingTables() {}

    /** One row a figure: what a VACUUM leaves of its ageing, and when that is too much. */
    public static Table figures(AgeingRun run) {
        return new Table(
                "What ageing does",
                "after VACUUM where there was one, against the fresh index; intervals of 90 %",
                List.of(
                        Column.words("figure"),
                        Column.numbers("fresh"),
                        Column.numbers("change at the end"),
                        Column.numbers("±"),
                        Column.numbers("allowed"),
                        Column.numbers("worst at any time"),
                        Column.numbers("passes after (days)"),
                        Column.numbers("maybe already after (days)")),
                run.advice().figures().stream()
                        .map(figure -> figure(figure, run))
                        .toList());
    }

    private static List<String> figure(AgedFigure figure, AgeingRun run) {
        double pace = run.asked().churnPerDay();
        return List.of(
                figure.name(),
                fresh(figure),
                AgeingLines.change(figure, figure.passage().greatest()),
                AgeingLines.amount(figure, figure.passage().margin()),
                AgeingLines.amount(figure, figure.tolerance()),
                AgeingLines.change(figure, figure.worst()),
                days(figure.passage().estimate(), pace),
                days(figure.passage().earliest(), pace));
    }

    private static String fresh(AgedFigure figure) {
        return switch (figure.name()) {
            case Adviser.RECALL -> Numbers.share(figure.fresh());
            case Adviser.P99 -> Numbers.significant(figure.fresh()) + " reference scans";
            default -> Numbers.significant(figure.fresh()) + " bytes a document";
        };
    }

    private static String days(OptionalDouble churn, double pace) {
        return churn.isEmpty() ? "not seen" : Numbers.count((long) Math.floor(churn.getAsDouble() / pace));
    }

    /** One row a look. */
    public static Table points(AgeingRun run) {
        return new Table(
                "Looks at the index",
                "churn: documents updated or deleted since the index was built, over those that live; fill rate: of one"
                        + " scan, iterative scan off",
                List.of(
                        Column.numbers("day"),
                        Column.words("after"),
                        Column.numbers("churn"),
                        Column.numbers("recall@" + run.asked().k()),
                        Column.numbers("95 %"),
                        Column.numbers("fill rate"),
                        Column.numbers("p50 (ms)"),
                        Column.numbers("p99 (ms)"),
                        Column.numbers("95 %"),
                        Column.numbers("p99 / reference"),
                        Column.numbers("index (MiB)"),
                        Column.numbers("table (MiB)"),
                        Column.numbers("dead rows"),
                        Column.numbers("planned by index")),
                run.points().stream().map(AgeingTables::point).toList());
    }

    private static List<String> point(AgedPoint point) {
        return List.of(
                Numbers.significant(point.when().day()),
                point.when().moment().label(),
                Numbers.share(point.when().churn()),
                Numbers.share(point.answers().recall().value()),
                range(point.answers().recall(), Unit.SHARE),
                Numbers.share(point.answers().fillRate()),
                Numbers.significant(point.speed().p50Millis()),
                Numbers.significant(point.speed().p99Millis().value()),
                range(point.speed().p99Millis(), Unit.MILLISECONDS),
                Numbers.significant(point.speed().p99Ratio()),
                Numbers.format((double) point.room().indexBytes(), Unit.BYTES),
                Numbers.format((double) point.room().tableBytes(), Unit.BYTES),
                Numbers.count(point.room().deadRows()),
                Numbers.share(point.answers().planShare()));
    }

    private static String range(Bounded figure, Unit unit) {
        return Numbers.range(new Spread(figure.low(), figure.high(), "ci95"), unit);
    }

    /** One row a VACUUM or REINDEX. */
    public static Table maintenance(AgeingRun run) {
        return new Table(
                "Maintenance",
                "",
                List.of(Column.numbers("day"), Column.words("what"), Column.words("after"), Column.numbers("took (s)")),
                run.maintenance().stream().map(AgeingTables::maintenance).toList());
    }

    private static List<String> maintenance(Maintenance done) {
        return List.of(
                Numbers.significant(done.day()),
                done.kind().name(),
                done.after().label(),
                Numbers.significant(done.seconds()));
    }
}
