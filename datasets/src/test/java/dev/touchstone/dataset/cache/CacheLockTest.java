package dev.touchstone.dataset.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheLockTest {
    @TempDir
    private Path cache;

    @Test
    void waitsForAnotherProcessAndInheritsFromADeadOne() throws Exception {
        Process holder = startHolder();
        try {
            AtomicInteger waits = new AtomicInteger();
            CacheFolders folders = CacheFolders.of(cache, "d");
            Progress killOnSecondWait = (step, done, total) -> {
                if (waits.incrementAndGet() == 2) {
                    holder.destroyForcibly();
                }
            };
            try (CacheLock lock = CacheLock.acquire(folders, killOnSecondWait)) {
                lock.requireHeld();
                assertThat(waits.get()).isGreaterThanOrEqualTo(2);
            }
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        CacheFolders folders = CacheFolders.of(cache, "d");
        try (CacheLock lock = CacheLock.acquire(folders, Progress.NONE)) {
            lock.requireHeld();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> CacheLock.acquire(folders, Progress.NONE).close())
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("interrupted while another preparation held");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private Process startHolder() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        cache.toString(),
                        "d")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = holder.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("held");
        return holder;
    }
}
