package dev.touchstone.report.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seals {@code conformance.json}: others read it. */
class ConformanceFormatTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path out;

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    private static RuleResult result(String id, Severity severity, RuleOutcome outcome, String reason) {
        List<String> needs = outcome == RuleOutcome.SKIPPED ? List.of("exact_search") : List.of();
        return new RuleResult(
                new RuleDescription(id, severity, "A store does " + id + ".", "look at " + id, needs),
                outcome,
                Optional.of(reason).filter(text -> !text.isEmpty()),
                outcome == RuleOutcome.PASSED ? List.of("touchstone.seed 20261") : List.of(),
                outcome == RuleOutcome.SKIPPED ? 0 : 1234.5);
    }

    private static ConformanceReport report() {
        return new ConformanceReport(List.of(new SubjectResults(
                "PostgreSQL store",
                List.of(
                        result("ADD-01", Severity.MUST, RuleOutcome.PASSED, ""),
                        result("K-07", Severity.MUST, RuleOutcome.FAILED, "it returned 3 of 4 documents"),
                        result("RTR-12", Severity.SHOULD, RuleOutcome.FAILED, "keys came back as \"b\", \"a\""),
                        result("SEA-03", Severity.MUST, RuleOutcome.SKIPPED, "needs exact_search")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "en-US", "de-DE", "ar-EG-u-nu-arab"})
    void writesTheSameBytesInEveryLocaleAndReadsThemBack(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Path folder;
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("gate", Optional.empty(), SampleRun.STARTED))) {
            writer.json(ConformanceReport.FILE, report());
            folder = writer.finish();
        }
        assertThat(Files.readString(folder.resolve(ConformanceReport.FILE))).isEqualTo(golden());
        assertThat(Run.read(folder).json(ConformanceReport.FILE, ConformanceReport.class))
                .contains(report());
    }

    /** A rule that was skipped here and executed over another server would otherwise count twice, or as skipped. */
    @Test
    void takesResultsFromElsewhereInPlaceOfItsOwn() {
        SubjectResults own = report().subjects().get(0);
        RuleResult executed = result("SEA-03", Severity.MUST, RuleOutcome.PASSED, "");
        assertThat(own.with(List.of(executed)).results())
                .containsAll(own.results().subList(0, 3))
                .contains(executed)
                .hasSameSizeAs(own.results());
    }

    private static String golden() throws IOException {
        try (InputStream in = ConformanceFormatTest.class.getResourceAsStream(ConformanceReport.FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
