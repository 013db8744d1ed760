package dev.touchstone.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.shadow.ShadowPeriod;
import dev.touchstone.report.shadow.ShadowSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    @TempDir
    Path out;

    @Test
    void drawsEveryChartOfAWholeRun() throws IOException {
        List<Path> charts = Charts.render(Run.read(SampleRun.write(out)));
        assertThat(charts)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "recall-qps.png", "latency.png", "build-time.png", "index-size.png", "ingest.png", "pool.png");
        for (Path chart : charts) {
            assertThat(ImageIO.read(chart.toFile()).getWidth()).isEqualTo(2200);
        }
    }

    @Test
    void drawsAShadowPeriodWithGapsAndWithoutAnyDifference() throws IOException {
        Instant from = Instant.parse("2026-11-25T23:59:58Z");
        Histogram latencies = new Histogram(3);
        latencies.recordValue(1_000_000);
        Path folder = run(writer -> {
            writer.histogram("shadow-search-postgres", latencies);
            writer.json(
                    ShadowPeriod.FILE,
                    new ShadowPeriod(
                            2,
                            List.of(
                                    new ShadowSlice(from, Map.of("same", 3L), Map.of(), 0, OptionalLong.empty()),
                                    new ShadowSlice(from.plusSeconds(2), Map.of(), Map.of(), 7, OptionalLong.of(-2))),
                            List.of(),
                            List.of()));
        });
        assertThat(Charts.render(Run.read(folder)))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("shadow-questions.png", "shadow-latency.png", "shadow-drift.png");
    }

    @Test
    void drawsTheSameBytesAgain() throws IOException {
        Path folder = run(writer -> {
            writer.add(Measurement.of(Metrics.POOL_QPS, Map.of("pool_size", "1"), 5, 1));
            writer.add(Measurement.of(Metrics.POOL_QPS, Map.of("pool_size", "2"), 9, 1));
        });
        byte[] first = Files.readAllBytes(Charts.render(Run.read(folder)).get(0));
        assertThat(Files.readAllBytes(Charts.render(Run.read(folder)).get(0))).isEqualTo(first);
    }

    @Test
    void makesNoChartWithoutDataAndRemovesAnOutdatedOne() throws IOException {
        Path folder = run(writer -> {});
        Path outdated = Files.createDirectories(folder.resolve("charts")).resolve("pool.png");
        Files.write(outdated, new byte[] {1});
        assertThat(Charts.render(Run.read(folder))).isEmpty();
        assertThat(outdated).doesNotExist();
    }

    @Test
    void drawsASinglePointPerfectRecallAndZeroRates() {
        Path folder = run(writer -> {
            writer.add(Measurement.of(Metrics.RECALL_MEAN, Map.of("index", "exact"), 1, 5));
            writer.add(Measurement.of(Metrics.SEARCH_QPS, Map.of("index", "exact"), 0, 5));
            writer.add(Measurement.of(Metrics.BUILD_TIME, Map.of("index", "hnsw"), 0, 1));
            writer.add(Measurement.of(Metrics.INGEST_RATE, Map.of("method", "x", "batch_rows", "1"), 0, 1));
            writer.add(Measurement.of(Metrics.POOL_QPS, Map.of("pool_size", "1"), 5, 1));
        });
        assertThat(Charts.render(Run.read(folder))).hasSize(4);
    }

    @Test
    void drawsHostileNames() {
        String name = "$\\frac{1}{0}$ <b>\u202E\u0007 " + "very long ".repeat(30);
        Path folder = run(writer -> {
            Map<String, String> cell = Map.of("index", name, "m", name, "ef_search", name);
            writer.add(Measurement.of(Metrics.RECALL_MEAN, cell, 0.5, 5));
            writer.add(Measurement.of(Metrics.SEARCH_QPS, cell, 10, 5));
            writer.add(Measurement.of(Metrics.SEARCH_P50, cell, 1, 5));
            writer.add(Measurement.of(Metrics.SEARCH_P95, cell, 2, 5));
            writer.add(Measurement.of(Metrics.SEARCH_P99, cell, 3, 5));
            writer.add(Measurement.of(Metrics.BUILD_TIME, Map.of("index", name), 1, 1));
        });
        assertThat(Charts.render(Run.read(folder))).hasSize(3);
    }

    private Path run(Consumer<RunWriter> content) {
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("demo", Optional.empty(), SampleRun.STARTED))) {
            content.accept(writer);
            return writer.finish();
        }
    }
}
