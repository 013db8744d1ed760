package dev.touchstone.store.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.cutover.journal.AnswerPair.Row;
import dev.touchstone.store.cutover.journal.ShadowEvent.Answered;
import dev.touchstone.store.cutover.journal.ShadowEvent.Change;
import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import dev.touchstone.store.cutover.journal.ShadowEvent.Kind;
import dev.touchstone.store.cutover.journal.ShadowEvent.Lost;
import dev.touchstone.store.cutover.journal.ShadowEvent.Question;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.cutover.journal.ShadowEvent.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowJournalTest {
    private static final Instant AT = Instant.parse("2026-11-25T11:00:00.123456Z");
    private static final CollectionId ID = CollectionId.ofUser("anna");
    private static final Times TIMES = new Times(1_000, 2_000);
    private static final JournalLimits SMALL = new JournalLimits(4096, 3);

    @TempDir
    Path folder;

    private static List<ShadowEvent> everyKind() {
        AnswerPair answers = new AnswerPair(
                List.of(new Row("doc_1_1.5", 0.25), new Row("b", 0.125)),
                List.of(new Row("c", Double.NaN)),
                List.of(),
                List.of("b"),
                List.of("ü\u2028"),
                List.of(),
                true);
        return List.of(
                new ShadowEvent.Started(AT, "hnsw:100"),
                new Answered(AT, ID, new Question(Kind.SEARCH, 4), TIMES, answers),
                new ShadowEvent.Written(AT, ID, Change.DELETE, 3, TIMES),
                new ShadowEvent.Skipped(AT, ID, SkipReason.QUEUE_FULL, 7),
                new ShadowEvent.Failed(AT, ID, "add", "the server cannot be reached"),
                new ShadowEvent.CaughtUp(AT, ID, 5, 1),
                new Counted(AT, ID, 10, OptionalLong.of(9), 1, 0),
                new Counted(AT, ID, 10, OptionalLong.empty(), 0, 0),
                new Lost(AT, 1, 2),
                new ShadowEvent.Ended(AT));
    }

    private ShadowJournal open(JournalLimits limits) {
        return ShadowJournal.open(folder, limits, () -> AT);
    }

    private List<ShadowEvent> read() {
        List<ShadowEvent> events = new ArrayList<>();
        JournalReader.read(List.of(folder), events::add);
        return events;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void readsEveryKindOfEventAsItWasWritten() {
        try (ShadowJournal journal = open(JournalLimits.defaults())) {
            everyKind().forEach(journal::record);
        }
        assertThat(read()).isEqualTo(everyKind());
    }

    @Test
    void readsAJournalWhoseLastLineAKilledProcessLeftIncomplete() throws IOException {
        try (ShadowJournal journal = open(JournalLimits.defaults())) {
            everyKind().forEach(journal::record);
        }
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 1; cut < 40; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));
            List<ShadowEvent> events = new ArrayList<>();
            JournalReader.Reading reading = JournalReader.read(List.of(file), events::add);
            assertThat(events).isEqualTo(everyKind().subList(0, 9));
            assertThat(reading).isEqualTo(new JournalReader.Reading(1, 9, 1));
        }
    }

    @Test
    void namesTheLineThatIsDamaged() throws IOException {
        try (ShadowJournal journal = open(JournalLimits.defaults())) {
            journal.record(everyKind().get(0));
        }
        Path file = files().get(0);
        Files.writeString(file, "{\"event\":\"unheard of\"}\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::read)
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining(file + " line 2 is no line of a shadow journal")
                .hasMessageNotContaining("\n");
    }

    @Test
    void staysWithinItsBoundAndSaysWhatItRemoved() throws IOException {
        try (ShadowJournal journal = open(SMALL)) {
            for (int i = 0; i < 400; i++) {
                journal.record(new ShadowEvent.CaughtUp(AT, ID, i, 0));
            }
        }
        assertThat(files()).hasSize(3);
        for (Path file : files()) {
            assertThat(Files.size(file)).isLessThan(SMALL.fileBytes() + 200);
        }
        List<ShadowEvent> kept = read();
        assertThat(kept.get(kept.size() - 1)).isEqualTo(new ShadowEvent.CaughtUp(AT, ID, 399, 0));
        assertThat(kept).contains(new Lost(AT, 0, 1));
    }

    @Test
    void refusesAnEmptyJournalAndAFolderWithoutOne() throws IOException {
        assertThatThrownBy(this::read).hasMessageContaining("there is no shadow journal in " + folder);
        Files.createFile(folder.resolve("shadow-x.jsonl"));
        assertThatThrownBy(this::read).hasMessageContaining("is empty");
    }

    @Test
    void saysThatAFolderCannotBeWritten() {
        assertThatThrownBy(() -> ShadowJournal.open(folder.resolve("none"), SMALL, () -> AT))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("cannot be written");
    }
}
