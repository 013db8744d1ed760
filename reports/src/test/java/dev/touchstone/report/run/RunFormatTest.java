package dev.touchstone.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.SampleRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seals the format: whoever changes these bytes breaks every old run. */
class RunFormatTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    Path out;

    static Stream<Locale> locales() {
        return Stream.of(Locale.ROOT, Locale.US, Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @MethodSource("locales")
    void writesTheSameBytesInEveryLocale(Locale locale) throws IOException {
        Locale.setDefault(locale);
        Path folder = writeSmallRun();
        assertThat(folder.getFileName()).hasToString("20261123T014500Z-demo-wordnet-minilm-384-cosine");
        assertThat(Files.readString(folder.resolve("run.json"))).isEqualTo(golden("run.json"));
        assertThat(Files.readString(folder.resolve("measurements.jsonl"))).isEqualTo(golden("measurements.jsonl"));
        assertThat(Files.readString(folder.resolve("limits.json"))).isEqualTo(golden("limits.json"));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void readsWhatItWroteInEveryLocale(Locale locale) {
        Locale.setDefault(locale);
        Run run = Run.read(writeSmallRun());
        assertThat(run.header()).isEqualTo(SampleRun.header());
        assertThat(run.measurements()).containsExactly(recall(), size());
        assertThat(run.voidCells()).containsExactly(voidCell());
    }

    private Path writeSmallRun() {
        try (RunWriter writer = RunWriter.create(out, SampleRun.header())) {
            writer.add(recall());
            writer.add(size());
            writer.addVoid(voidCell());
            writer.json("limits.json", Map.of("recall", 0.95, "names", List.of("p5", "mean")));
            return writer.finish();
        }
    }

    private static Measurement recall() {
        Map<String, String> cell = SampleRun.with(SampleRun.hnsw(16, 64), "ef_search", 40);
        return Measurement.of(Metrics.RECALL_MEAN, cell, 0.9671, 1000).within(new Spread(0.96, 0.974, "ci95"));
    }

    private static Measurement size() {
        return Measurement.of(Metrics.INDEX_SIZE, SampleRun.hnsw(16, 64), 123_456_789_012.0, 1);
    }

    private static VoidCell voidCell() {
        return new VoidCell(Map.of("index", "ivfflat", "probes", "3"), "plan check: Seq Scan");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = RunFormatTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
