package dev.touchstone.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.SampleTune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneChartsTest {
    @TempDir
    Path out;

    @Test
    void drawsWhatASearchForAConfigurationFound() throws IOException {
        Path folder = SampleTune.write(out);
        assertThat(Charts.render(Run.read(folder)))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "latency.png",
                        "build-time.png",
                        "index-size.png",
                        "tune-frontier.png",
                        "tune-latency.png",
                        "tune-ef-search.png",
                        "tune-probes.png",
                        "tune-queries.png",
                        "tune-build-m.png",
                        "tune-size-m.png",
                        "tune-build-lists.png",
                        "tune-size-lists.png",
                        "tune-map-recall.png",
                        "tune-map-fill.png");
        assertThat(Files.readString(HtmlReport.write(folder)))
                .contains("Recommended for ", "What would change it", "Where the planner changes its mind")
                .contains("Filters and users", "Worst queries", "Plans by execution");
    }
}
