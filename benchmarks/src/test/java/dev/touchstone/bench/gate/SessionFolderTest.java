package dev.touchstone.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.evidence.QueryScore;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.RunHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupted measurement must neither lose a session nor take half of one, or one of something else, for its own. */
class SessionFolderTest {
    private static final DatasetSummary DATA = new DatasetSummary("sample-4-cosine", 10, 4, 2, "8434b2ad");

    @TempDir
    private Path out;

    private SessionFolder sessions(String index) {
        return new SessionFolder(
                out,
                RunHeader.of("bench-gate", Optional.of(DATA), Instant.EPOCH)
                        .withConfiguration(Map.of("index", index))
                        .withEnvironment(Map.of("cores", 2, "cpu_model", "sample")));
    }

    private SessionFolder sessions() {
        return sessions("hnsw m=16 ef_construction=64 ef_search=100");
    }

    private static Trial trial(int hits) {
        return trial(hits, 3);
    }

    /** The first three rounds of a longer trial are those of a shorter one. */
    private static Trial trial(int hits, int count) {
        Trial.Rounds rounds = new Trial.Rounds();
        for (int round = 0; round < count; round++) {
            int more = round < 3 ? 0 : 1;
            rounds.asItIs(List.of(new QueryScore(0, 10, 10, hits - more)), turn(hits + more));
            rounds.planted(List.of(new QueryScore(0, 10, 10, hits - 1 - more)), turn(2L * hits + more));
        }
        return rounds.trial();
    }

    private static LatencyTurn turn(long micros) {
        Histogram search = new Histogram(3);
        search.recordValue(micros * 1_000);
        Histogram reference = new Histogram(3);
        reference.recordValue(1_000);
        return new LatencyTurn(search, reference);
    }

    @Test
    void goesOnAfterTheWholeSessions() throws IOException {
        sessions().add(0, trial(9), 30);
        sessions().add(1, trial(8), 30);
        forget(1, "as-it-is");
        assertThat(sessions().trials()).hasSize(1);
        assertThat(sessions().plantedEfSearch()).contains(30);
        Trial read = sessions().trials().get(0);
        assertThat(read.asItIs().answers()).isEqualTo(trial(9).asItIs().answers());
        assertThat(read.lossy().answers()).isEqualTo(trial(9).lossy().answers());
        assertThat(read.slow().turns()).isEqualTo(trial(9).slow().turns());
    }

    private void forget(int session, String which) throws IOException {
        try (Stream<Path> runs = Files.list(out.resolve("session-00" + (session + 1)))) {
            Path run = runs.filter(each -> each.getFileName().toString().contains(which))
                    .findFirst()
                    .orElseThrow();
            FileUtils.deleteDirectory(run.toFile());
        }
    }

    /** Figures of fewer rounds come from the sessions that were measured with more, without measuring again. */
    @Test
    void keepsAllRoundsSoThatFewerCanBeJudged() {
        sessions().add(0, trial(9, 5), 30);
        assertThat(sessions().rounds()).hasValue(5);
        Trial judged = sessions().trials().get(0).first(3);
        assertThat(judged.rounds()).isEqualTo(3);
        assertThat(judged.asItIs().answers()).isEqualTo(trial(9).asItIs().answers());
        assertThat(judged.lossy().answers()).isEqualTo(trial(9).lossy().answers());
        assertThat(judged.slow().turns()).isEqualTo(trial(9).slow().turns());
    }

    @Test
    void refusesSessionsOfUnequalRounds() {
        sessions().add(0, trial(9, 5), 30);
        sessions().add(1, trial(9, 3), 30);
        assertThatThrownBy(() -> sessions().trials())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("rounds");
    }

    @Test
    void refusesSessionsOfAnotherIndex() {
        sessions().add(0, trial(9), 30);
        assertThatThrownBy(() ->
                        sessions("hnsw m=16 ef_construction=64 ef_search=40").trials())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--resume")
                .hasMessageNotContaining("\n");
    }

    /** A session whose runs were written, then measured again after an interruption, has each once. */
    @Test
    void writesASessionAnewThatAnInterruptionLeftInHalves() throws IOException {
        sessions().add(0, trial(9), 30);
        forget(0, "as-it-is");
        sessions().add(0, trial(7), 30);
        assertThat(sessions().trials().get(0).lossy().answers())
                .isEqualTo(trial(7).lossy().answers());
    }
}
