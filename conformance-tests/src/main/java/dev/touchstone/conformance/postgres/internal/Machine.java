package dev.touchstone.conformance.postgres.internal;

import com.sun.management.OperatingSystemMXBean;
import dev.touchstone.conformance.machine.Folders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of the machine or container this runs on. */
final class Machine {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private Machine() {}

    static ServerTuning tuning() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new ServerTuning(memory, sharedMemory());
    }

    private static long sharedMemory() {
        if (!Files.isDirectory(SHARED_MEMORY)) {
            return 0;
        }
        try {
            return Files.getFileStore(SHARED_MEMORY).getUsableSpace();
        } catch (IOException e) {
            throw Folders.cannotWrite(SHARED_MEMORY, e);
        }
    }
}
