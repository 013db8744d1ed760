package dev.touchstone.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final Progress progress =
            new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), false, now::get);

    private void after(int seconds, long done, long total) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
        progress.advanced("Measuring", done, total);
    }

    private String lastLine() {
        return shown.toString(StandardCharsets.UTF_8)
                .lines()
                .reduce("", (before, line) -> line)
                .strip();
    }

    @Test
    void theTimeLeftGoesByThePaceSoFar() {
        after(0, 0, 10);
        after(20, 2, 10);

        assertThat(lastLine()).isEqualTo("Measuring 2/10, 80 s left");
    }

    @Test
    void whatAResumedRunHadDoneTellsNoPace() {
        after(0, 0, 200);
        after(0, 60, 200);
        after(0, 100, 200);
        after(20, 110, 200);

        assertThat(lastLine()).isEqualTo("Measuring 110/200, 180 s left");
    }

    @Test
    void aTotalThatShrinksShortensTheTimeLeft() {
        after(0, 0, 12);
        after(20, 2, 4);

        assertThat(lastLine()).isEqualTo("Measuring 2/4, 20 s left");
    }
}
