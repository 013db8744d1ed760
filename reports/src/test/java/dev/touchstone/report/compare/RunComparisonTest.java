package dev.touchstone.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.Spread;
import dev.touchstone.report.table.TerminalTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
    private static final Map<String, String> CELL = Map.of("index", "hnsw", "m", "16", "ef_search", "40");

    @TempDir
    private Path folder;

    private Run run(String name, RunHeader header, Measurement... figures) {
        try (RunWriter writer = RunWriter.create(folder.resolve(name), header)) {
            for (Measurement figure : figures) {
                writer.add(figure);
            }
            return Run.read(writer.finish());
        }
    }

    private static Measurement figure(Metric metric, double value, double low, double high) {
        return Measurement.of(metric, CELL, value, 5).within(new Spread(low, high, "min-max of 5 repeats"));
    }

    private Change change(Measurement first, Measurement second) {
        return RunComparison.of(run("a", SampleRun.header(), first), run("b", SampleRun.header(), second))
                .figures()
                .get(0)
                .change();
    }

    @Test
    void judgesByTheMetricsDirection() {
        assertThat(change(figure(Metrics.SEARCH_P95, 2, 1.9, 2.1), figure(Metrics.SEARCH_P95, 3, 2.9, 3.1)))
                .isEqualTo(Change.WORSE);
        assertThat(change(figure(Metrics.SEARCH_QPS, 2, 1.9, 2.1), figure(Metrics.SEARCH_QPS, 3, 2.9, 3.1)))
                .isEqualTo(Change.BETTER);
        assertThat(change(figure(Metrics.ACCOUNT_TIME, 2, 1.9, 2.1), figure(Metrics.ACCOUNT_TIME, 3, 2.9, 3.1)))
                .isEqualTo(Change.MOVED);
    }

    @Test
    void callsNoChangeWhatTheSpreadsAllow() {
        assertThat(change(figure(Metrics.SEARCH_P95, 2, 1.5, 2.6), figure(Metrics.SEARCH_P95, 3, 2.6, 3.1)))
                .isEqualTo(Change.WITHIN_NOISE);
    }

    @Test
    void doesNotJudgeADifferenceWithoutASpread() {
        Measurement bare = Measurement.of(Metrics.SEARCH_P95, CELL, 2, 1);
        assertThat(change(bare, figure(Metrics.SEARCH_P95, 30, 29, 31))).isEqualTo(Change.UNJUDGED);
        assertThat(change(bare, Measurement.of(Metrics.SEARCH_P95, CELL, 2, 1))).isEqualTo(Change.WITHIN_NOISE);
    }

    @Test
    void namesWhatElseDiffersAndWhatOnlyOneRunHolds() {
        RunHeader other = SampleRun.header().withEnvironment(Map.of("cores", 8));
        RunComparison comparison = RunComparison.of(
                run(
                        "a",
                        SampleRun.header(),
                        figure(Metrics.SEARCH_P95, 2, 1.9, 2.1),
                        figure(Metrics.SEARCH_P50, 1, 1, 1)),
                run("b", other, figure(Metrics.SEARCH_P95, 2, 1.9, 2.1), figure(Metrics.SEARCH_P99, 4, 4, 4)));
        assertThat(comparison.circumstances()).containsExactly("cores: 2 / 8");
        assertThat(comparison.onlyFirst()).extracting(Measurement::metric).containsExactly(Metrics.SEARCH_P50.key());
        assertThat(comparison.onlySecond()).extracting(Measurement::metric).containsExactly(Metrics.SEARCH_P99.key());
    }

    @Test
    void refusesRunsThatShareNothing() {
        Run first = run("a", SampleRun.header(), figure(Metrics.SEARCH_P95, 2, 1.9, 2.1));
        Run second = run("b", SampleRun.header(), figure(Metrics.SEARCH_P50, 2, 1.9, 2.1));
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> RunComparison.of(first, second))
                .withMessageContaining("share no figure");
    }

    @Test
    void refusesRunsOfTwoCommandsAlthoughTheyShareAFigure() {
        RunHeader gate = RunHeader.of("gate", Optional.empty(), SampleRun.STARTED);
        Run first = run("a", SampleRun.header(), figure(Metrics.SEARCH_P95, 2, 1.9, 2.1));
        Run second = run("b", gate, figure(Metrics.SEARCH_P95, 3, 2.9, 3.1));
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> RunComparison.of(first, second))
                .withMessageContaining("is of demo and")
                .withMessageContaining("of gate");
    }

    @Test
    void warnsWhereTheDataDiffer() {
        RunHeader other = SampleRun.header()
                .withDataset(new DatasetSummary("wordnet1k-minilm-384-cosine", 1_000, 384, 100, "f".repeat(64)));
        Measurement figure = figure(Metrics.SEARCH_P95, 2, 1.9, 2.1);
        RunComparison comparison = RunComparison.of(run("a", SampleRun.header(), figure), run("b", other, figure));
        assertThat(ComparisonTables.caution(comparison))
                .hasValueSatisfying(line -> assertThat(line).contains("different data"));
        RunComparison same =
                RunComparison.of(run("c", SampleRun.header(), figure), run("d", SampleRun.header(), figure));
        assertThat(ComparisonTables.caution(same)).isEmpty();
    }

    @Test
    void listsWhatOnlyOneRunHolds() {
        Measurement shared = figure(Metrics.SEARCH_P95, 2, 1.9, 2.1);
        RunComparison comparison = RunComparison.of(
                run("a", SampleRun.header(), shared, figure(Metrics.SEARCH_P50, 1, 1, 1)),
                run("b", SampleRun.header(), shared, figure(Metrics.SEARCH_P99, 4, 4, 4)));
        assertThat(TerminalTable.render(ComparisonTables.lonely(comparison))).contains("first", "p50", "second", "p99");
    }

    @Test
    void leavesSingleRoundsOutSinceNoneOfOneRunBelongsToOneOfAnother() {
        Measurement whole = figure(Metrics.SEARCH_P95, 2, 1.9, 2.1);
        Measurement round = Measurement.of(Metrics.SEARCH_P95, Map.of("round", "1"), 2, 1);
        Run first = run("a", SampleRun.header(), whole, round);
        Run second = run("b", SampleRun.header(), whole, round);
        assertThat(RunComparison.of(first, second).figures()).hasSize(1);
    }

    @Test
    void showsBothValuesTheRatioAndItsBand() {
        RunComparison comparison = RunComparison.of(
                run("a", SampleRun.header(), figure(Metrics.SEARCH_P95, 2, 1.9, 2.1)),
                run("b", SampleRun.header(), figure(Metrics.SEARCH_P95, 3, 2.9, 3.1)));
        assertThat(TerminalTable.render(ComparisonTables.figures(comparison)))
                .contains("1.50")
                .contains("1.38–1.63")
                .contains("worse");
        assertThat(ComparisonTables.sentence(comparison)).contains("1 worse");
    }
}
