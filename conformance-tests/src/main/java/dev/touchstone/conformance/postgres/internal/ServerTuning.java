package dev.touchstone.conformance.postgres.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a server that Touchstone starts; everything else is PostgreSQL's default.
 *
 * @param memoryBytes memory of the machine
 * @param sharedMemoryBytes room for shared memory segments in {@code /dev/shm}
 * @param others settings that take the place of these, by name
 */
public record ServerTuning(long memoryBytes, long sharedMemoryBytes, Map<String, String> others) {
    private static final long MIB = 1L << 20;
    private static final long MOST_SHARED_BUFFERS = 1024 * MIB;
    private static final long MOST_MAINTENANCE_MEMORY = 512 * MIB;
    private static final long LEAST = 64 * MIB;

    public ServerTuning {
        others = Map.copyOf(others);
    }

    /** Touchstone's own settings. */
    public ServerTuning(long memoryBytes, long sharedMemoryBytes) {
        this(memoryBytes, sharedMemoryBytes, Map.of());
    }

    ServerTuning with(Map<String, String> settings) {
        return new ServerTuning(memoryBytes, sharedMemoryBytes, settings);
    }

    /**
     * Returns the settings by name.
     *
     * <p>Shared buffers: a quarter of the memory, at most 1 GiB, so that the demo's tables stay in them. Maintenance
     * memory: an eighth, at most 512 MiB, so that HNSW graphs are built in memory. WAL up to 4 GiB, so that no
     * checkpoint falls into a measurement. No JIT: it costs more than a search of milliseconds. Durability is the
     * default: what is measured is a server that keeps what it was given.
     */
    public Map<String, String> settings() {
        long maintenance = between(memoryBytes / 8, MOST_MAINTENANCE_MEMORY);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("shared_buffers", mib(between(memoryBytes / 4, MOST_SHARED_BUFFERS)));
        settings.put("effective_cache_size", mib(Math.max(memoryBytes / 2, LEAST)));
        settings.put("maintenance_work_mem", mib(maintenance));
        settings.put("max_wal_size", "4GB");
        settings.put("max_connections", "100");
        settings.put("jit", "off");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("dynamic_shared_memory_type", sharedMemoryBytes > 2 * maintenance ? "posix" : "mmap");
        settings.putAll(others);
        return settings;
    }

    private static long between(long wanted, long most) {
        return Math.max(LEAST, Math.min(wanted, most));
    }

    private static String mib(long bytes) {
        return bytes / MIB + "MB";
    }
}
