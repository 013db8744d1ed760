package dev.touchstone.bench.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.ShadowMetrics;
import dev.touchstone.report.shadow.ShadowFate;
import dev.touchstone.report.shadow.ShadowPeriod;
import dev.touchstone.report.shadow.ShadowSlice;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.cutover.journal.AnswerPair;
import dev.touchstone.store.cutover.journal.AnswerPair.Row;
import dev.touchstone.store.cutover.journal.JournalLimits;
import dev.touchstone.store.cutover.journal.ShadowEvent;
import dev.touchstone.store.cutover.journal.ShadowEvent.Answered;
import dev.touchstone.store.cutover.journal.ShadowEvent.Change;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import dev.touchstone.store.cutover.journal.ShadowEvent.Failed;
import dev.touchstone.store.cutover.journal.ShadowEvent.Kind;
import dev.touchstone.store.cutover.journal.ShadowEvent.Question;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.cutover.journal.ShadowEvent.Skipped;
import dev.touchstone.store.cutover.journal.ShadowEvent.Started;
import dev.touchstone.store.cutover.journal.ShadowEvent.Times;
import dev.touchstone.store.cutover.journal.ShadowEvent.Written;
import dev.touchstone.store.cutover.journal.ShadowJournal;
import dev.touchstone.store.cutover.journal.WriteLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowReportTest {
    private static final Instant START = Instant.parse("2026-11-25T11:00:00Z");
    private static final CollectionId ID = CollectionId.ofUser("secret-user");
    private static final Times TIMES = new Times(200_000, 1_600_000);

    @TempDir
    Path folder;

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }

    private static Answered answered(long second, String... postgres) {
        List<Row> file = List.of(new Row("a", 0.9), new Row("b", 0.8));
        List<Row> rows = Stream.of(postgres)
                .map(id -> new Row(id, id.equals("a") ? 0.9 : 0.8))
                .toList();
        AnswerPair answers = new AnswerPair(file, rows, List.of(), List.of(), List.of(), List.of(), false);
        return new Answered(at(second), ID, new Question(Kind.SEARCH, 2), TIMES, answers);
    }

    private static Counted counted(long second, long postgres, long behind) {
        return new Counted(at(second), ID, 10, OptionalLong.of(postgres), behind, 0);
    }

    /** A period of ten minutes that speaks for the switch. */
    private static List<ShadowEvent> good() {
        List<ShadowEvent> events = new ArrayList<>();
        events.add(new Started(at(0), "exact"));
        events.add(counted(1, 10, 0));
        for (int i = 0; i < 100; i++) {
            events.add(answered(6L * i, "a", "b"));
        }
        events.add(new Written(at(600), ID, Change.ADD, 2, TIMES));
        events.add(counted(601, 10, 0));
        events.add(new ShadowEvent.Ended(at(602)));
        return events;
    }

    private ShadowReport report(List<ShadowEvent> events) {
        try (ShadowJournal journal = ShadowJournal.open(folder, JournalLimits.defaults(), () -> START)) {
            events.forEach(journal::record);
        }
        return ShadowReport.read(List.of(folder), 50);
    }

    private static Map<String, Outcome> outcomes(ShadowReport report) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (Check check : report.verdict().checks()) {
            outcomes.put(check.name(), check.outcome());
        }
        return outcomes;
    }

    private Map<String, Outcome> with(ShadowEvent... more) {
        List<ShadowEvent> events = good();
        events.addAll(List.of(more));
        return outcomes(report(events));
    }

    @Test
    void aGoodPeriodPasses() {
        assertThat(report(good()).verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aForbiddenDifferenceFails() {
        assertThat(with(answered(602, "a"))).containsEntry("answers", Outcome.FAIL);
    }

    @Test
    void tooFewComparedAnswersAreNoPass() {
        assertThat(outcomes(report(good().subList(0, 20)))).containsEntry("coverage", Outcome.INCONCLUSIVE);
    }

    @Test
    void anotherNumberOfDocumentsFails() {
        assertThat(with(counted(602, 9, 0))).containsEntry("document counts", Outcome.FAIL);
        assertThat(with(new Counted(at(602), ID, 10, OptionalLong.empty(), 0, 0)))
                .containsEntry("document counts", Outcome.INCONCLUSIVE);
    }

    @Test
    void whatIsOutstandingInTheLogOfWritesIsNoPass() {
        try (WriteLog log = WriteLog.open(folder)) {
            log.begin(ID, List.of("x"));
        }
        assertThat(with()).containsEntry("outstanding writes", Outcome.INCONCLUSIVE);
    }

    @Test
    void aDocumentPostgresRefusedFails() {
        assertThat(with(new Counted(at(602), ID, 10, OptionalLong.of(9), 1, 1)))
                .containsEntry("outstanding writes", Outcome.FAIL);
    }

    @Test
    void lostLinesAreNoPass() {
        assertThat(with(new ShadowEvent.Lost(at(602), 3, 0))).containsEntry("journal", Outcome.INCONCLUSIVE);
    }

    @Test
    void theRunFolderHoldsThePeriodInSlicesAndNoUser() throws IOException {
        List<ShadowEvent> events = good();
        events.add(new Failed(at(200), ID, "search", "the search failed: the server cannot be reached"));
        events.add(new Skipped(at(200), ID, SkipReason.BEHIND, 40));
        events.add(new Skipped(at(201), ID, SkipReason.QUEUE_FULL, 2));
        Path run = write(report(events));
        Run read = Run.read(run);
        ShadowPeriod period = read.json(ShadowPeriod.FILE, ShadowPeriod.class).orElseThrow();
        assertThat(period.sliceSeconds()).isEqualTo(30);
        assertThat(period.slices()).hasSize(21);
        ShadowSlice middle = period.slices().get(6);
        assertThat(middle.questions()).isEqualTo(Map.of("same", 5L, "behind", 40L, "skipped", 2L, "failed", 1L));
        assertThat(middle.missing()).hasValue(0);
        assertThat(period.slices().stream()
                        .mapToLong(slice -> slice.questions(ShadowFate.SAME))
                        .sum())
                .isEqualTo(100);
        assertThat(read.of(ShadowMetrics.P50_RATIO, Map.of("operation", "search"))
                        .orElseThrow()
                        .value())
                .isBetween(7.9, 8.1);
        assertThat(read.histogramNames()).contains("shadow-search-file", "shadow-search-postgres");
        assertNoUser(run);
    }

    private Path write(ShadowReport report) {
        RunHeader header =
                RunHeader.of("report-shadow", Optional.empty(), START).withConfiguration(report.configuration());
        try (RunWriter run = RunWriter.create(folder.resolve("runs"), header)) {
            report.writeTo(run);
            return run.finish(HtmlReport::rebuild);
        }
    }

    private static void assertNoUser(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("secret-user");
            }
        }
    }

    @Test
    void anEmptyJournalIsRefused() throws IOException {
        Files.createFile(folder.resolve("shadow-x.jsonl"));
        assertThatThrownBy(() -> ShadowReport.read(List.of(folder), 1))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("is empty");
    }
}
