package dev.touchstone.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunWriterTest {
    private static final Map<String, String> CELL = Map.of("index", "exact");

    @TempDir
    Path out;

    private RunWriter writer;

    @BeforeEach
    void create() {
        writer = RunWriter.create(out, SampleRun.header());
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void leavesNothingWithoutFinish() throws IOException {
        writer.add(Measurement.of(Metrics.SEARCH_QPS, CELL, 100, 5));
        writer.histogram("search", oneValue());
        writer.close();
        assertThat(visibleAndHidden()).isEmpty();
    }

    @Test
    void showsNoFolderBeforeItIsWhole() throws IOException {
        writer.add(Measurement.of(Metrics.SEARCH_QPS, CELL, 100, 5));
        assertThat(visibleAndHidden()).allMatch(name -> name.startsWith("."));
        writer.finish();
        assertThat(visibleAndHidden()).containsExactly("20261123T014500Z-demo-wordnet-minilm-384-cosine");
    }

    @Test
    void keepsRunsOfTheSameSecondApart() throws IOException {
        try (RunWriter second = RunWriter.create(out, SampleRun.header())) {
            writer.finish();
            second.finish();
        }
        assertThat(visibleAndHidden())
                .containsExactlyInAnyOrder(
                        "20261123T014500Z-demo-wordnet-minilm-384-cosine",
                        "20261123T014500Z-demo-wordnet-minilm-384-cosine-2");
    }

    @Test
    void leavesNothingWhenTheReportCannotBeRendered() throws IOException {
        FolderStep failing = folder -> {
            throw new ReportException("no fonts");
        };
        assertThatThrownBy(() -> writer.finish(failing)).hasMessage("no fonts");
        assertThat(visibleAndHidden()).isEmpty();
    }

    @Test
    void rendersBeforeTheFolderAppears() {
        Path folder =
                writer.finish(hidden -> assertThat(Run.read(hidden).header()).isEqualTo(SampleRun.header()));
        assertThat(folder).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatWasNotMeasured(double value) {
        assertThatThrownBy(() -> writer.add(Measurement.of(Metrics.RECALL_MEAN, CELL, value, 5)))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("search.recall_at_10.mean")
                .hasMessageContaining("leave out");
        assertThatThrownBy(() -> writer.json("limits.json", Map.of("recall", List.of(value))))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("limits.json/recall");
    }

    @Test
    void refusesAValueWithoutSamples() {
        assertThatThrownBy(() -> Measurement.of(Metrics.RECALL_MEAN, CELL, 0, 0))
                .hasMessageContaining("0 samples");
    }

    @Test
    void refusesASpreadThatDoesNotHoldItsValue() {
        Measurement recall = Measurement.of(Metrics.RECALL_MEAN, CELL, 0.9, 5);
        assertThatThrownBy(() -> recall.within(new Spread(0.91, 0.95, "ci95"))).hasMessageContaining("outside its own");
        assertThatThrownBy(() -> new Spread(0.9, Double.NaN, "ci95")).hasMessageContaining("no range");
    }

    @Test
    void refusesAnUnknownMetricByName() {
        Measurement unknown = new Measurement("search.speed", CELL, 1, Optional.empty(), 1);
        assertThatThrownBy(() -> writer.add(unknown)).hasMessageContaining("'search.speed' is not in the catalogue");
    }

    @Test
    void refusesTheSameMeasurementTwice() {
        writer.add(Measurement.of(Metrics.SEARCH_QPS, CELL, 100, 5));
        assertThatThrownBy(() -> writer.add(Measurement.of(Metrics.SEARCH_QPS, CELL, 101, 5)))
                .hasMessageContaining("search.qps of cell {index=exact} is there twice");
    }

    @Test
    void refusesNumbersForAVoidCell() {
        writer.addVoid(new VoidCell(CELL, "plan check"));
        assertThatThrownBy(() -> writer.add(Measurement.of(Metrics.SEARCH_QPS, CELL, 100, 5)))
                .hasMessageContaining("is void");
    }

    @Test
    void refusesToVoidAMeasuredCell() {
        writer.add(Measurement.of(Metrics.SEARCH_QPS, CELL, 100, 5));
        assertThatThrownBy(() -> writer.addVoid(new VoidCell(CELL, "plan check")))
                .hasMessageContaining("cannot be void");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "user", "host", "database_url"})
    void refusesPrivateNamesWhereverTheyAre(String name) {
        assertThatThrownBy(() -> writer.environment(Map.of("server", List.of(Map.of(name, "x")))))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("environment.server." + name);
    }

    @Test
    void refusesCredentialsInsideValuesAndDoesNotRepeatThem() {
        assertThatThrownBy(() -> writer.environment(Map.of("target", "postgresql://ann:hunter2@db/app")))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("environment.target")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run.json", "measurements.jsonl", "report.html", "../x.json", "a/b.json", "Parity.json", ".x"})
    void refusesFileNamesThatAreTakenOrLeadElsewhere(String name) {
        assertThatThrownBy(() -> writer.json(name, Map.of())).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> writer.text(name, "")).isInstanceOf(ReportException.class);
    }

    @Test
    void refusesAnEmptyHistogram() {
        assertThatThrownBy(() -> writer.histogram("search", new Histogram(3))).hasMessageContaining("is empty");
    }

    @Test
    void refusesWritingAfterFinish() {
        writer.finish();
        assertThatThrownBy(() -> writer.text("note.txt", "late")).hasMessageContaining("finished");
    }

    private static Histogram oneValue() {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(1_000_000);
        return histogram;
    }

    private List<String> visibleAndHidden() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
