package dev.touchstone.report.table;

import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.ShadowMetrics;
import dev.touchstone.report.shadow.ShadowFate;
import dev.touchstone.report.shadow.ShadowPeriod;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The tables of a shadow period; without one they are empty. */
public final class ShadowTables {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ShadowTables() {}

    /** Every table of the period, in the order of the report. */
    public static List<Table> all(Run run) {
        return List.of(questions(run), differences(run), latencies(run), figures(run), failures(run));
    }

    /** What the questions came to. */
    public static Table questions(Run run) {
        return counts(
                new Table("Questions of the shadow period", "", counted("what became of them"), List.of()),
                run.of(ShadowMetrics.QUESTIONS),
                row -> ShadowFate.of(row.cell().getOrDefault("fate", "")).label());
    }

    /** How many differences of what class. */
    public static Table differences(Run run) {
        return counts(
                new Table("Differences by class", "", counted("class"), List.of()),
                run.of(ShadowMetrics.DIFFERENCES),
                row -> row.cell().getOrDefault("class", ""));
    }

    private static List<Column> counted(String what) {
        return List.of(Column.words(what), Column.numbers("count"));
    }

    private static Table counts(Table empty, List<Measurement> rows, Function<Measurement, String> name) {
        return new Table(
                empty.title(),
                empty.note(),
                empty.columns(),
                rows.stream()
                        .map(row -> List.of(Printable.text(name.apply(row)), Numbers.count(Math.round(row.value()))))
                        .toList());
    }

    /** Latencies of both stores by operation. */
    public static Table latencies(Run run) {
        List<Metric> percentiles = List.of(ShadowMetrics.P50, ShadowMetrics.P95, ShadowMetrics.P99);
        List<Column> columns = new ArrayList<>(List.of(Column.words("operation"), Column.numbers("count")));
        for (String store : List.of("file", "PostgreSQL")) {
            percentiles.forEach(metric -> columns.add(Column.numbers(store + " " + metric.label() + " (ms)")));
        }
        columns.add(Column.numbers("p50 ratio"));
        return new Table(
                "Latency in the shadow period",
                "PostgreSQL's includes the wait for a connection; p50 ratio: PostgreSQL over file store",
                columns,
                run.of(ShadowMetrics.P50_RATIO).stream()
                        .map(ratio -> latencies(run, ratio, percentiles))
                        .toList());
    }

    private static List<String> latencies(Run run, Measurement ratio, List<Metric> percentiles) {
        String operation = ratio.cell().getOrDefault("operation", "");
        List<String> row = new ArrayList<>(List.of(Printable.text(operation), Numbers.count(ratio.samples())));
        for (String store : List.of("file", "postgres")) {
            Map<String, String> cell = Map.of("operation", operation, "store", store);
            percentiles.forEach(metric -> row.add(run.of(metric, cell)
                    .map(measured -> Numbers.significant(measured.value()))
                    .orElse("")));
        }
        row.add(Numbers.significant(ratio.value()));
        return row;
    }

    private static Table figures(Run run) {
        List<Metric> metrics = List.of(
                ShadowMetrics.COMPARED,
                ShadowMetrics.FAILURES,
                ShadowMetrics.BEHIND,
                ShadowMetrics.CAUGHT_UP,
                ShadowMetrics.OUTSTANDING,
                ShadowMetrics.LOST_LINES);
        return new Table(
                "Drift and gaps",
                "",
                List.of(Column.words("figure"), Column.numbers("value")),
                metrics.stream()
                        .flatMap(metric -> run.of(metric).stream()
                                .map(row -> List.of(metric.label(), Numbers.format(row.value(), metric.unit()))))
                        .toList());
    }

    private static Table failures(Run run) {
        return new Table(
                "What PostgreSQL failed with",
                "times in UTC",
                List.of(
                        Column.words("doing"),
                        Column.words("reason"),
                        Column.numbers("count"),
                        Column.words("first"),
                        Column.words("last")),
                run.json(ShadowPeriod.FILE, ShadowPeriod.class).map(ShadowPeriod::failures).orElse(List.of()).stream()
                        .map(failure -> List.of(
                                Printable.text(failure.doing()),
                                Printable.text(failure.reason()),
                                Numbers.count(failure.count()),
                                time(failure.first()),
                                time(failure.last())))
                        .toList());
    }

    /** Single differences between the stores' answers. */
    public static Table examples(ShadowPeriod period) {
        return new Table(
                "Examples of differences",
                "times in UTC",
                List.of(
                        Column.words("class"),
                        Column.words("time"),
                        Column.words("file store"),
                        Column.words("PostgreSQL")),
                period.examples().stream()
                        .map(example -> List.of(
                                Printable.text(example.kind()),
                                time(example.at()),
                                Printable.text(example.expected()),
                                Printable.text(example.actual())))
                        .toList());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
