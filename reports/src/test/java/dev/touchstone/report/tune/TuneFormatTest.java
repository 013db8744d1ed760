package dev.touchstone.report.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.table.MarkdownTable;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.table.TerminalTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneFormatTest {
    @TempDir
    Path out;

    @Test
    void readsBackWhatItWrote() {
        TuneRun tuned = SampleTune.run();
        Recommendation found = Recommendation.of(tuned);
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("tune", Optional.empty(), SampleRun.STARTED))) {
            TuneMeasurements.write(writer, tuned, found);
            Run run = Run.read(writer.finish());
            assertThat(run.json(TuneRun.FILE, TuneRun.class)).contains(tuned);
            assertThat(run.json(Recommendation.FILE, Recommendation.class)).contains(found);
            assertThat(run.voidCells()).hasSize(1);
            assertThat(run.of(Metrics.BUILD_TIME)).hasSize(3);
        }
    }

    @Test
    void saysTheRecommendationInThreeLines() {
        assertThat(TuneLines.of(Recommendation.of(SampleTune.run())))
                .containsExactly(
                        "Recommended for mean recall at least 0.950: HNSW m 16, ef_construction 64, ef_search 20, layout"
                                + " shared, storage vector",
                        "Expect mean recall@10 0.958 (0.954–0.962), p95 1.30 ms (1.23–1.37), 0.116 of what exact search"
                                + " takes, 769 queries/s one after another, index 20.0 MiB built in 4.90 s",
                        "What would change it: if you need mean recall above 0.954: HNSW m 16, ef_construction 64,"
                                + " ef_search 40, storage vector (mean recall 0.982, p95 1.80 ms, index 20.0 MiB)");
    }

    @Test
    void listsTheFrontierWithTheChoiceMarked() {
        TuneRun run = SampleTune.run();
        assertThat(TerminalTable.render(new TuneTables(run).frontier(Recommendation.of(run))))
                .containsPattern("choice +HNSW m 16, ef_construction 64")
                .contains("runner-up")
                .contains("exact scan");
    }

    @Test
    void setsRunsBelowOneAnotherWithLatencyAsAShareOfExactSearchs() {
        Table table = TuneSummary.of(List.of(Run.read(SampleTune.write(out))));

        assertThat(MarkdownTable.render(table))
                .contains(
                        "| wordnet-minilm-384-cosine | 10,000 | 384 | mean recall at least 0.950 | Recommended | HNSW m 16")
                .contains(" | 0.958 | 0.954–0.962 | 1.30 | 1.23–1.37 | 0.116 | 20.0 | 4.90 |");
        assertThatThrownBy(() -> TuneSummary.of(List.of(Run.read(SampleRun.write(out)))))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("no run of ./touchstone tune");
    }

    @Test
    void documentsTheTableAsItIsPrinted() throws IOException {
        Table table = TuneSummary.of(List.of(Run.read(SampleTune.write(out))));
        String header = MarkdownTable.render(table).lines().limit(2).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("../docs/tuning.md"))).contains(header);
    }

    @Test
    void callsSettingsInAReasonAsEverywhereElse() {
        TuneRun run = SampleTune.run();
        Setting rival = run.cells().get(1).setting();
        List<TunedCell> cells = new ArrayList<>(run.cells());
        cells.set(2, cells.get(2).droppedBecause("dominated by " + rival.name() + " after 100 queries"));
        TuneRun dropped = new TuneRun(run.asked(), cells, List.of(), List.of(), List.of(), List.of(), Optional.empty());
        assertThat(new TriedTables(dropped).settings().rows())
                .extracting(row -> row.get(row.size() - 1))
                .contains(
                        "given up: dominated by HNSW m 8, ef_construction 32, ef_search 10, storage halfvec after 100 queries");
    }

    @Test
    void namesTheChoiceAtItsOwnRecallAndSaysWhatMoreWouldTake() {
        TuneRun run = SampleTune.run();
        Recommendation found = Recommendation.of(run);
        List<List<String>> rows = new TriedTables(run).byRecall(found).rows();
        assertThat(rows)
                .filteredOn(row -> row.get(0).equals("0.950"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("ef_search 20, storage vector", "1.30", "0.116"));
        assertThat(rows).extracting(row -> row.get(4)).isSortedAccordingTo(Comparator.comparingDouble(Double::valueOf));
    }

    @Test
    void setsTheKindsOfIndexBesideOneAnotherAndSaysWhichMissTheTarget() {
        TuneRun run = SampleTune.run();
        assertThat(new TriedTables(run).byKind(Recommendation.of(run)).rows())
                .extracting(row -> row.get(0), row -> row.get(row.size() - 1))
                .containsExactly(
                        tuple("HNSW over halfvec", "measured to the end"),
                        tuple("HNSW over vector", "measured to the end"),
                        tuple("IVFFlat over vector", "no setting tried surely meets it"),
                        tuple("exact scan", "measured to the end"));
    }

    @Test
    void givesEverySettingACellOfItsOwn() {
        List<TunedCell> cells = SampleTune.run().cells();
        assertThat(cells.stream().map(cell -> cell.setting().cell())).doesNotHaveDuplicates();
        assertThat(cells.get(0).setting().name()).isEqualTo("exact scan layout shared");
    }

    @Test
    void refusesASettingListedTwice() {
        TuneRun run = SampleTune.run();
        List<TunedCell> twice = List.of(run.cells().get(0), run.cells().get(0));
        assertThatThrownBy(() ->
                        new TuneRun(run.asked(), twice, List.of(), List.of(), List.of(), List.of(), Optional.empty()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void refusesAVoidCellWithFigures() {
        CellFigures figures = SampleTune.figures(0.9, 1, 1, 1);
        assertThatThrownBy(() -> new TunedCell(
                        Setting.exact(),
                        Optional.of(figures),
                        Optional.of("Seq Scan"),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty()))
                .hasMessageContaining("void");
    }

    @Test
    void refusesParametersOfAnotherKindOfIndex() {
        assertThatThrownBy(() -> Setting.of(SampleTune.IVF_100, "ef_search", 40))
                .hasMessageContaining("probes");
        assertThatThrownBy(() -> Setting.of(BuildSetting.exact("shared"), "probes", 3))
                .hasMessageContaining("takes no settings");
    }

    @Test
    void accountsForTheWholeRun() {
        TuneAccount account = new TuneAccount(10, 5, 80, 3, 2);
        assertThat(account.total()).isEqualTo(100);
        assertThat(account.overheadRatio()).isEqualTo(100.0 / 90);
    }
}
