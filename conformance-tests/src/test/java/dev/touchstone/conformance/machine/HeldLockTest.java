package dev.touchstone.conformance.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeldLockTest {
    @Test
    void letsOneThreadInAtATime(@TempDir Path folder) {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> HeldLock.exclusively(folder.resolve("lock"), Duration.ofSeconds(30), () -> {
                    int now = inside.incrementAndGet();
                    Pause.millis(2);
                    inside.decrementAndGet();
                    return now;
                }))
                .toList();
        assertThat(seen).hasSize(20).containsOnly(1);
    }
}
