package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.tune.Recommendation.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What several searches for a configuration recommend, a row a run. */
public final class TuneSummary {
    private final SettingNames names;

    private TuneSummary(SettingNames names) {
        this.names = names;
    }

    /**
     * The table, in the order of the runs.
     *
     * @throws ReportException naming the run that is no search for a configuration
     */
    public static Table of(List<Run> runs) {
        SettingNames names = SettingNames.of(runs.stream()
                .flatMap(run -> found(run).choice().stream())
                .map(Choice::setting)
                .toList());
        return new TuneSummary(names).table(runs);
    }

    private Table table(List<Run> runs) {
        return new Table(
                "Recommendations",
                Stream.of(names.context(), "p95 over exact: that of exact search in the same run is 1")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")),
                List.of(
                        TuneTables.words("dataset"),
                        TuneTables.numbers("documents"),
                        TuneTables.numbers("dimensions"),
                        TuneTables.words("target"),
                        TuneTables.words("answer"),
                        TuneTables.words("setting"),
                        TuneTables.numbers("recall"),
                        TuneTables.numbers("ci95"),
                        TuneTables.numbers("p95 (ms)"),
                        TuneTables.numbers("ci95"),
                        TuneTables.numbers("p95 over exact"),
                        TuneTables.numbers("index (MiB)"),
                        TuneTables.numbers("build (s)")),
                runs.stream().map(this::row).toList());
    }

    private List<String> row(Run run) {
        TuneRun tune = run.json(TuneRun.FILE, TuneRun.class).orElseThrow(() -> noTune(run));
        Recommendation found = found(run);
        Optional<DatasetSummary> data = run.header().dataset();
        List<String> row = new ArrayList<>(List.of(
                data.map(DatasetSummary::name).orElse(""),
                data.map(summary -> Numbers.count(summary.documents())).orElse(""),
                data.map(summary -> Integer.toString(summary.dimensions())).orElse(""),
                found.target().words(),
                TuneLines.headline(found)));
        row.addAll(found.choice()
                .map(choice -> figures(tune, found, choice))
                .orElseGet(() -> List.of("", "", "", "", "", "", "", "")));
        return row;
    }

    private List<String> figures(TuneRun tune, Recommendation found, Choice choice) {
        CellFigures figures = choice.expected();
        Interval recall = found.target().recall().of().of(figures.recall());
        Interval p95 = figures.latency().p95();
        return List.of(
                names.name(choice.setting()),
                Numbers.share(recall.value()),
                Numbers.range(recall.spread(), Unit.SHARE),
                Numbers.significant(p95.value()),
                Numbers.range(p95.spread(), Unit.MILLISECONDS),
                exactP95(tune)
                        .map(exact -> Numbers.significant(p95.value() / exact))
                        .orElse(""),
                Numbers.format((double) figures.build().indexBytes(), Unit.BYTES),
                Numbers.significant(figures.build().seconds().value()));
    }

    private static Recommendation found(Run run) {
        return run.json(Recommendation.FILE, Recommendation.class).orElseThrow(() -> noTune(run));
    }

    private static Optional<Double> exactP95(TuneRun tune) {
        return tune.cells().stream()
                .filter(cell -> cell.setting().index() == IndexKind.EXACT)
                .flatMap(cell -> cell.figures().stream())
                .map(figures -> figures.latency().p95().value())
                .findFirst();
    }

    private static ReportException noTune(Run run) {
        return new ReportException(run.folder() + " is no run of ./touchstone tune; name run folders of that command");
    }
}
