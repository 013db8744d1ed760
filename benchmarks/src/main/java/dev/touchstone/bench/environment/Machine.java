package dev.touchstone.bench.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hardware and software a run was measured on, without names of host, user or folder.
 *
 * @param cores processors the JVM may use
 * @param memoryBytes physical memory; empty where the system does not tell
 * @param cpuModel processor model; empty where the system does not tell
 * @param operatingSystem name and version
 * @param jvm vendor, name and version
 */
public record Machine(
        int cores, Optional<Long> memoryBytes, Optional<String> cpuModel, String operatingSystem, String jvm) {
    /** Reads the facts of this machine. */
    public static Machine current() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                field(Path.of("/proc/meminfo"), "MemTotal").map(Machine::kilobytes),
                field(Path.of("/proc/cpuinfo"), "model name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.name") + " "
                        + System.getProperty("java.runtime.version"));
    }

    /** Returns the facts under the keys of the run folder; what is unknown is absent. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cores", cores);
        memoryBytes.ifPresent(bytes -> map.put("memory_bytes", bytes));
        cpuModel.ifPresent(model -> map.put("cpu_model", model));
        map.put("operating_system", operatingSystem);
        map.put("jvm", jvm);
        return map;
    }

    private static long kilobytes(String value) {
        return Long.parseLong(value.replace("kB", "").strip()) * 1024;
    }

    private static Optional<String> field(Path file, String name) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
