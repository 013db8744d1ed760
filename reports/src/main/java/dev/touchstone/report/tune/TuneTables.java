package dev.touchstone.report.tune;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Column;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.tune.Recommendation.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a search for a configuration. */
public final class TuneTables {
    private final TuneRun run;
    private final SettingNames names;

    public TuneTables(TuneRun run) {
        this.run = run;
        this.names =
                SettingNames.of(run.cells().stream().map(TunedCell::setting).toList());
    }

    /** The Pareto frontier of recall and latency by rising recall, with the choice and the runner-up. */
    public Table frontier(Recommendation found) {
        List<Choice> shown = new ArrayList<>(found.frontier());
        Stream.of(found.choice(), found.runnerUp())
                .flatMap(Optional::stream)
                .filter(choice -> !shown.contains(choice))
                .forEach(shown::add);
        SettingNames shownNames =
                SettingNames.of(shown.stream().map(Choice::setting).toList());
        List<Column> columns = Stream.concat(
                        Stream.of(words(""), words("index"), words("search")),
                        Stream.of(
                                        "recall@" + run.asked().k(),
                                        "ci95",
                                        "p5",
                                        "p95 (ms)",
                                        "ci95",
                                        "p99 (ms)",
                                        "QPS",
                                        "index (MiB)",
                                        "build (s)")
                                .map(TuneTables::numbers))
                .toList();
        return new Table(
                "Frontier of recall and latency",
                Stream.of(shownNames.context(), "no setting beats these by the worse ends of both intervals")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")),
                columns,
                shown.stream()
                        .map(choice -> row(choice, mark(choice, found), shownNames))
                        .toList());
    }

    private static String mark(Choice choice, Recommendation found) {
        if (found.choice().filter(choice::equals).isPresent()) {
            return switch (found.outcome()) {
                case INDEX, EXACT_IS_ENOUGH -> "choice";
                default -> "nearest";
            };
        }
        return found.runnerUp().filter(choice::equals).isPresent() ? "runner-up" : "";
    }

    private static List<String> row(Choice choice, String mark, SettingNames names) {
        CellFigures figures = choice.expected();
        RecallFigures recall = figures.recall();
        LatencyFigures latency = figures.latency();
        return List.of(
                mark,
                CellNames.index(choice.setting().cell()),
                names.search(choice.setting()),
                Numbers.share(recall.mean().value()),
                Numbers.range(recall.mean().spread(), Unit.SHARE),
                Numbers.share(recall.p5().value()),
                Numbers.significant(latency.p95().value()),
                Numbers.range(latency.p95().spread(), Unit.MILLISECONDS),
                Numbers.significant(latency.p99().value()),
                Numbers.significant(latency.qps().value()),
                Numbers.format((double) figures.build().indexBytes(), Unit.BYTES),
                Numbers.significant(figures.build().seconds().value()));
    }

    /** The queries that a setting answered worst, with the neighbours they missed; empty where they are unknown. */
    public Table worst(Setting setting) {
        List<MissedQuery> queries = run.cells().stream()
                .filter(cell -> cell.setting().equals(setting))
                .flatMap(cell -> cell.worst().stream())
                .toList();
        return new Table(
                "Worst queries of " + names.name(setting),
                "missed: the true neighbours that were not returned, each with its rank and distance",
                List.of(numbers("query"), words("text"), numbers("recall"), words("missed")),
                queries.stream()
                        .map(query -> List.of(
                                Integer.toString(query.query()),
                                Printable.text(query.text()),
                                Numbers.share(query.recall()),
                                missed(query)))
                        .toList());
    }

    private static String missed(MissedQuery query) {
        return query.missed().stream()
                .map(neighbour -> Printable.text(neighbour.id()) + " (#" + neighbour.rank() + ", "
                        + Numbers.significant(neighbour.distance()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** What operations make client and server do; a column a figure that was counted. */
    public Table work() {
        List<Metric> counted = TuneMetrics.work().stream()
                .filter(metric -> run.work().stream()
                        .anyMatch(one -> one.work().get(metric).isPresent()))
                .toList();
        return new Table(
                "Work of one operation",
                names.context(),
                Stream.concat(
                                Stream.of(words("operation"), words("setting")),
                                counted.stream()
                                        .map(metric -> numbers(metric.label().replace(" an operation", ""))))
                        .toList(),
                run.work().stream().map(one -> workRow(one, counted)).toList());
    }

    private List<String> workRow(OperationWork one, List<Metric> counted) {
        return Stream.concat(
                        Stream.of(Printable.text(one.operation()), names.name(one.setting())),
                        counted.stream()
                                .map(metric -> one.work().get(metric).stream()
                                        .mapToObj(Numbers::significant)
                                        .findFirst()
                                        .orElse("")))
                .toList();
    }

    static Column words(String header) {
        return new Column(header, Column.Align.LEFT);
    }

    static Column numbers(String header) {
        return new Column(header, Column.Align.RIGHT);
    }
}
