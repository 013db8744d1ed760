package dev.touchstone.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.VoidCell;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)<script|<iframe|<object|<embed|@import|url\\(|(src|href|srcset|action)\\s*=\\s*\"(?!data:|#)");

    @TempDir
    Path out;

    private static Path whole;

    @BeforeAll
    static void renderOnce(@TempDir Path runs) {
        whole = SampleRun.write(runs);
        HtmlReport.rebuild(whole);
    }

    @Test
    void loadsNothingFromElsewhere() throws IOException {
        String page = Files.readString(whole.resolve(HtmlReport.FILE));
        assertThat(ELSEWHERE.matcher(page).results().map(found -> found.group()))
                .isEmpty();
        assertThat(page).doesNotContain("http:", "https:");
        assertThat(page.split("data:image/png;base64,", -1)).hasSize(7);
    }

    @Test
    void showsVerdictBestCellsAndSetup() throws IOException {
        String page = Files.readString(whole.resolve(HtmlReport.FILE));
        assertThat(page)
                .contains(
                        "verdict PASS",
                        "Fastest at recall@10 of 0.95 or more",
                        "ef_search 10",
                        "how",
                        "server_settings")
                .contains("Time account", "a small songbird", "0 differences that must not be, 202 that may");
    }

    @Test
    void escapesHostileText() throws IOException {
        String hostile = "\"><script>alert(1)</script> '\u202E& ${7*7}";
        Path folder;
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("demo", Optional.empty(), SampleRun.STARTED))) {
            writer.environment(Map.of("cpu_model", hostile));
            writer.addVoid(new VoidCell(Map.of("index", hostile), hostile));
            writer.add(Measurement.of(Metrics.ACCOUNT_TIME, Map.of("step", hostile), 1, 1));
            writer.json(Verdict.FILE, Verdict.of(List.of(new Check(hostile, Outcome.FAIL, hostile))));
            folder = writer.finish();
        }
        String page = Files.readString(HtmlReport.rebuild(folder));
        assertThat(page).doesNotContain("<script", "\u202E", "49").contains("&lt;script&gt;", "\\u202e", "${7*7}");
    }

    @Test
    void doesNotCallARunWithoutVerdictAPass() throws IOException {
        Path folder;
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("demo", Optional.empty(), SampleRun.STARTED))) {
            folder = writer.finish();
        }
        assertThat(Files.readString(HtmlReport.rebuild(folder)))
                .contains("NO VERDICT", "This run holds no measurements")
                .doesNotContain("PASS</strong>");
    }

    @Test
    void rebuildsTheSameBytesUnderAnotherLocale() throws IOException {
        String first = Files.readString(whole.resolve(HtmlReport.FILE));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Files.readString(HtmlReport.write(whole))).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesAVerdictThatIsNone() throws IOException {
        Path folder = SampleRun.write(out);
        Files.writeString(folder.resolve(Verdict.FILE), "{\"outcome\":\"PASS\",\"checks\":[]}");
        assertThatThrownBy(() -> HtmlReport.write(folder))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("without checks");
    }
}
