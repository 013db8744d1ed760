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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        return alternatives(
                "What other recalls would take",
                TuneTables.numbers("asked of " + found.recallName()),
                Stream.concat(RECALLS.stream(), Stream.of(asked.atLeast()))
                        .distinct()
                        .sorted()
                        .map(level -> row(
                                found,
                                Numbers.share(level),
                                run.cells(),
                                found.target().withRecall(level)))
                        .toList());
    }

    /** The cheapest setting of each kind of index and storage that meets the target. */
    public Table byKind(Recommendation found) {
        Map<String, List<TunedCell>> kinds = run.cells().stream()
                .collect(Collectors.groupingBy(TriedTables::kind, TreeMap::new, Collectors.toList()));
        return alternatives(
                "Each kind of index at the target",
                TuneTables.words("kind"),
                kinds.entrySet().stream()
                        .map(kind -> row(found, kind.getKey(), kind.getValue(), found.target()))
                        .toList());
    }

    private static String kind(TunedCell cell) {
        BuildSetting build = cell.setting().build();
        String kind = CellNames.kind(cell.setting().cell());
        return build.index() == IndexKind.EXACT
                ? kind
                : kind + " over " + build.storage().text();
    }

    private Table alternatives(String title, Column first, List<List<String>> rows) {
        return new Table(
                title,
                Stream.of(names.context(), "p95 over exact: that of exact search in the same run is 1")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")),
                Stream.of(
                                Stream.of(first),
                                Stream.of("index", "search").map(TuneTables::words),
                                Stream.of("recall", "p95 (ms)", "p95 over exact", "QPS", "index (MiB)", "build (s)")
                                        .map(TuneTables::numbers),
                                Stream.of(TuneTables.words("how sure")))
                        .flatMap(part -> part)
                        .toList(),
                rows);
    }

    private List<String> row(Recommendation found, String first, List<TunedCell> cells, Target target) {
        Alternatives alternatives = new Alternatives(cells);
        boolean chosen =
                target.equals(found.target()) && alternatives.measured(target).isPresent();
        Optional<Choice> early = chosen ? Optional.empty() : alternatives.givenUp(target);
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(early.or(() -> alternatives.measured(target))
                .map(choice -> figures(found, choice))
                .orElse(Collections.nCopies(8, "")));
        row.add(
                early.isPresent()
                        ? "an early look only"
                        : row.get(1).isEmpty() ? "no setting tried surely meets it" : TO_THE_END);
        return row;
    }

    private List<String> figures(Recommendation found, Choice choice) {
        CellFigures figures = choice.expected();
        double p95 = figures.latency().p95().value();
        return List.of(
                CellNames.index(choice.setting().cell()),
                names.search(choice.setting()),
                Numbers.share(found.target().recall().of().of(figures.recall()).value()),
                Numbers.significant(p95),
                found.exact()
                        .map(exact -> Numbers.significant(
                                p95 / exact.expected().latency().p95().value()))
                        .orElse(""),
                Numbers.significant(figures.latency().qps().value()),
                Numbers.format((double) figures.build().indexBytes(), Unit.BYTES),
                Numbers.significant(figures.build().seconds().value()));
    }
}
