package dev.touchstone.store.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteLogTest {
    private static final CollectionId ANNA = CollectionId.ofUser("anna");
    private static final CollectionId BEN = CollectionId.ofUser("ben");

    @TempDir
    Path folder;

    /** A killed process closes nothing, so what it left is read without closing. */
    private WriteLog reopened() {
        return WriteLog.open(folder);
    }

    @Test
    void aKilledProcessForgetsNoOutstandingWrite() {
        WriteLog killed = WriteLog.open(folder);
        killed.begin(ANNA, List.of("a", "b"));
        long settled = killed.begin(BEN, List.of("c"));
        killed.settle(BEN, List.of("c"), settled);

        assertThat(WriteLog.outstanding(folder)).isEqualTo(Map.of(ANNA, 2));
        try (WriteLog next = reopened()) {
            assertThat(next.ids(ANNA)).isEqualTo(Set.of("a", "b"));
            assertThat(next.ids(BEN)).isEmpty();
            assertThat(next.begin(BEN, List.of("d"))).isGreaterThan(next.lastNumber() - 1);
        }
    }

    @Test
    void aDocumentThatChangedAgainStaysOutstanding() {
        try (WriteLog log = WriteLog.open(folder)) {
            long first = log.begin(ANNA, List.of("a", "b"));
            long second = log.begin(ANNA, List.of("a"));
            log.settle(ANNA, List.of("a", "b"), first);
            assertThat(log.ids(ANNA)).isEqualTo(Set.of("a"));
            log.settle(ANNA, List.of("a"), second);
            assertThat(log.counts()).isEmpty();
        }
        assertThat(WriteLog.outstanding(folder)).isEmpty();
    }

    @Test
    void numbersGoOnFromProcessToProcess() {
        long last;
        try (WriteLog log = WriteLog.open(folder)) {
            last = log.begin(ANNA, List.of("a"));
        }
        try (WriteLog log = reopened()) {
            assertThat(log.begin(ANNA, List.of("a"))).isGreaterThan(last);
        }
    }

    @Test
    void doesNotGrowWithWhatIsSettled() throws IOException {
        try (WriteLog log = WriteLog.open(folder)) {
            log.begin(BEN, List.of("outstanding"));
            for (int i = 0; i < 5000; i++) {
                List<String> ids = List.of("document " + i, "another " + i);
                log.settle(ANNA, ids, log.begin(ANNA, ids));
            }
        }
        assertThat(Files.size(folder.resolve("writes.jsonl"))).isLessThan(2 * (64 << 10));
        assertThat(WriteLog.outstanding(folder)).isEqualTo(Map.of(BEN, 1));
    }

    @Test
    void anIncompleteLastLineIsLeftOut() throws IOException {
        try (WriteLog log = WriteLog.open(folder)) {
            log.begin(ANNA, IntStream.range(0, 50).mapToObj(i -> "id " + i).toList());
            log.begin(BEN, List.of("cut"));
        }
        Path file = folder.resolve("writes.jsonl");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        try (WriteLog log = reopened()) {
            assertThat(log.counts()).isEqualTo(Map.of(ANNA, 50));
            log.begin(BEN, List.of("next"));
        }
        assertThat(WriteLog.outstanding(folder)).isEqualTo(Map.of(ANNA, 50, BEN, 1));
    }

    @Test
    void goesOnInMemoryWhereTheDiskRefusesItAndWritesTheWholeLater() throws IOException {
        try (WriteLog log = WriteLog.open(folder)) {
            Files.delete(folder.resolve("writes.jsonl"));
            Path obstacle = Files.createDirectory(folder.resolve("writes.jsonl.new"));
            for (int i = 0; i < 3000; i++) {
                log.begin(ANNA, List.of("a rather long id, so that the log wants to be rewritten " + i));
            }
            assertThat(log.counts()).isEqualTo(Map.of(ANNA, 3000));
            Files.delete(obstacle);
            log.begin(BEN, List.of("b"));
            assertThat(WriteLog.outstanding(folder)).isEqualTo(Map.of(ANNA, 3000, BEN, 1));
        }
    }

    @Test
    void refusesADamagedLogByName() throws IOException {
        Files.writeString(folder.resolve("writes.jsonl"), "not json\n");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("writes.jsonl line 1");
    }
}
