package dev.touchstone.report.tune;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.CellOrder;
import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Column;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.tune.Recommendation.Choice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that was tried: what became of each setting, and what other targets would make of them. */
public final class TriedTables {
    private static final List<Double> RECALLS = List.of(0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999);
    private static final String TO_THE_END = "measured to the end";

    private final TuneRun run;
    private final SettingNames names;

    public TriedTables(TuneRun run) {
        this.run = run;
        this.names =
                SettingNames.of(run.cells().stream().map(TunedCell::setting).toList());
    }

    /** A row a setting, with its figures and what became of it. */
    public Table settings() {
        List<Column> columns = Stream.of(
                        Stream.of("index", "search").map(TuneTables::words),
                        Stream.of("recall@" + run.asked().k(), "ci95", "p5", "min", "fill rate")
                                .map(TuneTables::numbers),
                        Stream.of("p50 (ms)", "p95 (ms)", "ci95", "p99 (ms)", "QPS", "searches", "unsteady turns")
                                .map(TuneTables::numbers),
                        Stream.of(TuneTables.words("what became of it")))
                .flatMap(part -> part)
                .toList();
        return new Table(
                "Settings tried",
                names.context(),
                columns,
                run.cells().stream()
                        .sorted(Comparator.comparing(cell -> cell.setting().cell(), CellOrder.INSTANCE))
                        .map(cell -> row(cell, columns.size()))
                        .toList());
    }

    private List<String> row(TunedCell cell, int width) {
        List<String> row =
                new ArrayList<>(List.of(CellNames.index(cell.setting().cell()), names.search(cell.setting())));
        cell.figures().ifPresent(figures -> row.addAll(figures(figures)));
        row.addAll(Collections.nCopies(width - 1 - row.size(), ""));
        row.add(fate(cell));
        return row;
    }

    private static List<String> figures(CellFigures figures) {
        RecallFigures recall = figures.recall();
        LatencyFigures latency = figures.latency();
        return List.of(
                Numbers.share(recall.mean().value()),
                Numbers.range(recall.mean().spread(), Unit.SHARE),
                Numbers.share(recall.p5().value()),
                Numbers.share(recall.minimum()),
                Numbers.share(recall.fillRate()),
                Numbers.significant(latency.p50().value()),
                Numbers.significant(latency.p95().value()),
                Numbers.range(latency.p95().spread(), Unit.MILLISECONDS),
                Numbers.significant(latency.p99().value()),
                Numbers.significant(latency.qps().value()),
                Numbers.count(latency.samples()),
                Numbers.count(latency.unsteadyTurns()));
    }

    /** What became of a setting, the others in it called as everywhere in these tables. */
    private String fate(TunedCell cell) {
        String fate = cell.voidReason()
                .map(reason -> "void: " + reason)
                .or(() -> cell.dropped().map(reason -> "given up: " + reason))
                .orElse(TO_THE_END);
        for (TunedCell other : run.cells()) {
            fate = fate.replace(other.setting().name(), names.name(other.setting()));
        }
        return Printable.text(fate);
    }

    /** The cheapest setting for each of several recalls, the rest of the target unchanged. */
    public Table byRecall(Recommendation found) {
        Target.RecallFloor asked = found.target().recall();
        List<Double> levels = Stream.concat(RECALLS.stream(), Stream.of(asked.atLeast()))
                .distinct()
                .sorted()
                .toList();
        return new Table(
                "What other recalls would take",
                Stream.of(names.context(), "p95 over exact: that of exact search in the same run is 1")
                        .filter(part -> !part.isEmpty())
                        .reduce((one, other) -> one + "; " + other)
                        .orElse(""),
                Stream.of(
                                Stream.of(TuneTables.numbers("asked of " + found.recallName())),
                                Stream.of("index", "search").map(TuneTables::words),
                                Stream.of("p95 (ms)", "p95 over exact", "QPS", "index (MiB)")
                                        .map(TuneTables::numbers),
                                Stream.of(TuneTables.words("how sure")))
                        .flatMap(part -> part)
                        .toList(),
                levels.stream().map(level -> row(found, level)).toList());
    }

    private List<String> row(Recommendation found, double level) {
        Alternatives alternatives = new Alternatives(run.cells());
        Target target = found.target().withRecall(level);
        boolean chosen = level == found.target().recall().atLeast();
        Optional<Choice> early = chosen ? Optional.empty() : alternatives.givenUp(target);
        return early.or(() -> alternatives.measured(target))
                .map(choice -> row(found, choice, level, early.isPresent() ? "an early look only" : TO_THE_END))
                .orElse(List.of(Numbers.share(level), "", "", "", "", "", "", "no setting tried surely reaches it"));
    }

    private List<String> row(Recommendation found, Choice choice, double level, String sure) {
        CellFigures figures = choice.expected();
        return List.of(
                Numbers.share(level),
                CellNames.index(choice.setting().cell()),
                names.search(choice.setting()),
                Numbers.significant(figures.latency().p95().value()),
                found.exact()
                        .map(exact ->
                                Numbers.significant(figures.latency().p95().value()
                                        / exact.expected().latency().p95().value()))
                        .orElse(""),
                Numbers.significant(figures.latency().qps().value()),
                Numbers.format((double) figures.build().indexBytes(), Unit.BYTES),
                sure);
    }
}
