package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerTuningTest {
    private static final long GIB = 1L << 30;

    @Test
    void staysWithinASmallMachineAndBelowItsCeilingsOnALargeOne() {
        assertThat(new ServerTuning(2 * GIB, 4 * GIB).settings())
                .containsEntry("shared_buffers", "512MB")
                .containsEntry("maintenance_work_mem", "256MB");
        assertThat(new ServerTuning(64 * GIB, 4 * GIB).settings())
                .containsEntry("shared_buffers", "1024MB")
                .containsEntry("maintenance_work_mem", "512MB");
    }

    @Test
    void keepsParallelBuildsOutOfASharedMemoryThatIsTooSmallForThem() {
        assertThat(new ServerTuning(8 * GIB, GIB / 16).settings()).containsEntry("dynamic_shared_memory_type", "mmap");
        assertThat(new ServerTuning(8 * GIB, 4 * GIB).settings()).containsEntry("dynamic_shared_memory_type", "posix");
    }

    @Test
    void measuresAServerThatKeepsWhatItWasGiven() {
        assertThat(new ServerTuning(8 * GIB, 4 * GIB).settings())
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on");
    }
}
