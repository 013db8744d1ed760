package dev.touchstone.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.bench.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final Map<String, Integer> WHAT = Map.of("dimensions", 8);

    private record Result(int rows, double seconds) {}

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void measureOneStep() throws InterruptedException {
        file = folder.resolve("plan.unfinished");
        Checkpoint.begin(file, WHAT).once("first", Result.class, () -> new Result(1, 0.5));
    }

    private static Result never() {
        throw new AssertionError("measured again");
    }

    @Test
    void givesBackWhatWasMeasuredAndMeasuresTheRest() throws InterruptedException {
        Checkpoint resumed = Checkpoint.resume(file, WHAT);
        assertThat(resumed.steps()).isEqualTo(1);
        assertThat(resumed.once("first", Result.class, CheckpointTest::never)).isEqualTo(new Result(1, 0.5));
        assertThat(resumed.once("second", Result.class, () -> new Result(2, 1))).isEqualTo(new Result(2, 1));
    }

    @Test
    void measuresAgainTheStepThatAnInterruptionLeftHalfWritten() throws IOException, InterruptedException {
        Files.writeString(file, "{\"step\":\"second\",\"resu", StandardOpenOption.APPEND);
        Checkpoint.resume(file, WHAT).once("second", Result.class, () -> new Result(2, 1));
        assertThat(Checkpoint.resume(file, WHAT).once("second", Result.class, CheckpointTest::never))
                .isEqualTo(new Result(2, 1));
    }

    @Test
    void refusesTheFileOfAnotherPlan() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Checkpoint.resume(file, Map.of("dimensions", 16)))
                .withMessageContaining("other options");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Checkpoint.resume(folder.resolve("none"), WHAT))
                .withMessageContaining("none is no file of an interrupted plan");
    }

    @Test
    void leavesNoFileBehindWhereNothingWasMeasured() {
        Path none = folder.resolve("refused.unfinished");
        Checkpoint refused = Checkpoint.begin(none, WHAT);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> refused.once("first", Result.class, () -> {
                    throw new IllegalStateException("refused");
                }));
        assertThat(none).doesNotExist();
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Checkpoint.resume(file, WHAT))
                .withMessageContaining("damaged");
    }
}
