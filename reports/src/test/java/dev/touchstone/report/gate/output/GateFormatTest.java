package dev.touchstone.report.gate.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.SampleRun;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.Severity;
import dev.touchstone.report.gate.Judge;
import dev.touchstone.report.gate.Measured;
import dev.touchstone.report.gate.SampleGate;
import dev.touchstone.report.gate.policy.Limits;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.parity.ParityDifferences;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Seals what a gate writes: others read these files. */
class GateFormatTest {
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
        GateResult result = result(SampleGate.counting(SampleGate.passing(), SampleGate.work(1)), SampleGate.withAll());
        Certificate certificate = Certificate.of(result, terms());
        Path folder;
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("gate", Optional.empty(), SampleRun.STARTED))) {
            writer.json(Verdict.FILE, result.verdict());
            writer.json(Certificate.FILE, certificate);
            folder = writer.finish();
        }
        assertThat(Files.readString(folder.resolve(Verdict.FILE))).isEqualTo(golden("verdict.json"));
        assertThat(Files.readString(folder.resolve(Certificate.FILE))).isEqualTo(golden("certificate.json"));
        assertThat(certificate.text()).isEqualTo(golden("certificate.md"));
        assertThat(result.summary()).isEqualTo(golden("summary.md"));
        assertThat(result.junit(SampleGate.MUST)).isEqualTo(golden("junit.xml"));
    }

    @Test
    void onlyAPassIsCertified() {
        Measured all = SampleGate.passing();
        GateResult failed =
                result(new Measured(all.rules(), all.parity(), Attempt.of(SampleGate.answers(0.3, 1)), all.latency()));
        GateResult unsure =
                result(new Measured(all.rules(), all.parity(), all.answers(), Attempt.failed("the server went away")));

        assertThat(failed.verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(unsure.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        for (GateResult result : List.of(failed, unsure)) {
            assertThatThrownBy(() -> Certificate.of(result, terms())).isInstanceOf(ReportException.class);
        }
    }

    @Test
    void aPassThatRestsOnNothingIsNotCertified() {
        GateResult passing = result(SampleGate.passing());
        GateResult nothingCompared = new GateResult(
                passing.subject(), passing.measured(), Optional.empty(), Optional.empty(), passing.verdict());

        assertThatThrownBy(() -> Certificate.of(nothingCompared, terms())).isInstanceOf(ReportException.class);
    }

    @Test
    void junitCountsWhatBlocksAndStaysWellFormed() throws Exception {
        Measured all = SampleGate.passing();
        String hostile = "<b attr=\"x\">& \u0007\u202E ]]>";
        GateResult result = result(new Measured(
                Attempt.of(SampleGate.report(
                        SampleGate.result("ADD-01", Severity.MUST, RuleOutcome.FAILED),
                        SampleGate.result("SEA-02", Severity.SHOULD, RuleOutcome.FAILED),
                        SampleGate.result("SCO-03", Severity.MUST, RuleOutcome.SKIPPED))),
                all.parity(),
                Attempt.failed(hostile),
                all.latency()));
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(result.junit(SampleGate.MUST).getBytes(StandardCharsets.UTF_8)));

        assertThat(xml.getElementsByTagName("failure").getLength())
                .as("the check and the rule")
                .isEqualTo(2);
        assertThat(xml.getElementsByTagName("error").getLength())
                .as("recall, fill rate and the loss")
                .isEqualTo(5);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("system-out").getLength()).isEqualTo(1);
        assertThat(result.junit(SampleGate.MUST)).contains("SEA-02 A store does SEA-02 (FAILED, does not block)");
    }

    @Test
    void markdownFromDataCannotBreakATable() {
        Measured all = SampleGate.passing();
        GateResult result = result(
                new Measured(all.rules(), all.parity(), Attempt.failed("a | b\n<img src=x> `c`"), all.latency()));

        assertThat(result.summary()).contains("a \\| b\\u000a&lt;img src=x> \\`c\\`");
    }

    private static GateResult result(Measured measured) {
        return result(measured, SampleGate.withBaseline());
    }

    private static GateResult result(Measured measured, Limits limits) {
        Subject subject = new Subject(
                "file store (pickled vectors and JSON)",
                "hnsw m=16 ef_construction=64 ef_search=100",
                new DatasetSummary("wordnet10k-minilm-384-cosine", 10_000, 384, 1_000, "8434b2ad"),
                10,
                "in-process closed loop, one client");
        Parity parity = new Parity(
                Outcome.PASS,
                1_000,
                10,
                List.of(
                        new ParityDifferences("exact", "tie", 3, true, List.of()),
                        new ParityDifferences("exact", "wrong_text", 0, false, List.of())));
        Verdict verdict = new Judge(limits).verdict(measured, Attempt.of(SampleGate.baseline(SampleGate.passing())));
        return new GateResult(
                subject, measured, Optional.of(parity), Optional.of("20261124T080000Z-gate-sample"), verdict);
    }

    private static Terms terms() {
        return new Terms(
                SampleRun.STARTED,
                SampleRun.STARTED.plus(Duration.ofDays(30)),
                Map.of("touchstone", "0.1.0", "postgresql", "17.11", "pgvector", "0.8.0", "java", "17.0.9"),
                "a".repeat(64),
                Map.of("recall.csv", "b".repeat(64), "verdict.json", "c".repeat(64)));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = GateFormatTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
