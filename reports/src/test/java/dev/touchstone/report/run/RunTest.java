package dev.touchstone.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir
    Path out;

    private Path folder;

    @BeforeEach
    void write() {
        folder = SampleRun.write(out);
    }

    @Test
    void givesBackHistogramsValueByValue() {
        Run run = Run.read(folder);
        assertThat(run.histogramNames()).containsExactly("search.hnsw-16-64-40");
        Histogram histogram = run.histogram("search.hnsw-16-64-40");
        assertThat(histogram.getTotalCount()).isEqualTo(5000);
        assertThat(histogram.getMinValue()).isGreaterThanOrEqualTo(799_000);
    }

    @Test
    void refusesADamagedHistogramByName() throws IOException {
        Path file = folder.resolve("histograms/search.hnsw-16-64-40.hlog");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 40));
        Run run = Run.read(folder);
        assertThatThrownBy(() -> run.histogram("search.hnsw-16-64-40"))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("search.hnsw-16-64-40.hlog");
        assertThatThrownBy(() -> run.histogram("nothing"))
                .hasMessageContaining("nothing.hlog is not in the run folder");
    }

    @Test
    void refusesAFolderThatIsNoRun() {
        assertThatThrownBy(() -> Run.read(out)).hasMessageContaining("is not a run folder");
    }

    @Test
    void refusesAnUnknownFormatBeforeReadingIt() throws IOException {
        Files.writeString(folder.resolve("run.json"), "{\"schema_version\": 2, \"new_thing\": 1}");
        assertThatThrownBy(() -> Run.read(folder)).hasMessageContaining("schema_version 2");
        Files.writeString(folder.resolve("run.json"), "{\"command\": \"demo\"}");
        assertThatThrownBy(() -> Run.read(folder)).hasMessageContaining("schema_version none");
    }

    @Test
    void refusesATruncatedLastLine() throws IOException {
        Path file = folder.resolve("measurements.jsonl");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 1));
        assertThatThrownBy(() -> Run.read(folder)).hasMessageContaining("truncated");
    }

    @Test
    void namesTheFileAndLineOfWhatItCannotRead() throws IOException {
        assertRefusesFirstLine("{\"type\":\"measurement\"", "line 1");
        assertRefusesFirstLine(line("search.speed", "0.5", "5"), "'search.speed' is not in the catalogue");
        assertRefusesFirstLine(line("search.qps", "\"NaN\"", "5"), "line 1");
        assertRefusesFirstLine(line("search.qps", "\"12\"", "5"), "line 1");
        assertRefusesFirstLine(line("search.qps", "1e999", "5"), "line 1");
        assertRefusesFirstLine(line("search.qps", "100", "0"), "0 samples");
        assertRefusesFirstLine(line("search.qps", "100", "5,\"extra\":1"), "line 1");
        assertRefusesFirstLine("{\"type\":\"measurement\",\"metric\":\"search.qps\",\"cell\":{}}", "line 1");
        assertRefusesFirstLine(line("search.latency.p50_ms", "1", "5"), "in 'queries_per_second'");
        assertRefusesFirstLine("{\"type\":\"guess\"}", "line 1");
        assertRefusesFirstLine("", "line 1");
    }

    @Test
    void keepsWhatWasNotMeasuredAbsent() {
        Run run = Run.read(folder);
        assertThat(run.of(Metrics.SEARCH_QPS, Map.of("index", "none"))).isEmpty();
        assertThat(run.of(Metrics.EXACT_FALLBACKS)).isEmpty();
        assertThat(run.json("verdict.json", Object.class)).isPresent();
        assertThat(run.json("recommendation.json", Object.class)).isEmpty();
    }

    private static String line(String metric, String value, String samples) {
        return "{\"type\":\"measurement\",\"metric\":\"" + metric
                + "\",\"unit\":\"queries_per_second\",\"cell\":{\"index\":\"exact\"},\"value\":"
                + value + ",\"samples\":" + samples + "}";
    }

    private void assertRefusesFirstLine(String line, String reason) throws IOException {
        Files.writeString(folder.resolve("measurements.jsonl"), line + "\n");
        assertThatThrownBy(() -> Run.read(folder))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("measurements.jsonl line 1")
                .hasMessageContaining(reason);
    }
}
