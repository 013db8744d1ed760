package dev.touchstone.conformance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The cache folder: everything that is downloaded or built lives below it and may be deleted at any time.
 *
 * @param folder absolute path; it need not exist yet
 */
public record TouchstoneHome(Path folder) {
    /** The variable that names the cache folder. */
    public static final String VARIABLE = "TOUCHSTONE_HOME";

    public TouchstoneHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Returns {@code TOUCHSTONE_HOME}, or {@code ~/.cache/touchstone} where it is unset or empty.
     *
     * @throws UnavailableException if neither it nor {@code HOME} is set
     */
    public static TouchstoneHome fromEnvironment(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return new TouchstoneHome(Path.of(named));
        }
        String home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            throw new UnavailableException(
                    "there is no cache folder: neither " + VARIABLE + " nor HOME is set; set " + VARIABLE);
        }
        return new TouchstoneHome(Path.of(home, ".cache", "touchstone"));
    }

    /** Folder of the unpacked servers, one sub-folder per version, pgvector version and processor. */
    public Path postgres() {
        return folder.resolve("postgres");
    }

    /** Folder of the running servers' data, one sub-folder per server, deleted when the server stops. */
    public Path servers() {
        return folder.resolve("servers");
    }

    /** Folder of the prepared datasets. */
    public Path datasets() {
        return folder.resolve("datasets");
    }

    /** Folder of the published packages that datasets are made of. */
    public Path packages() {
        return folder.resolve("packages");
    }

    /** Folder of what a command needs while it runs, deleted when it ends. */
    public Path work() {
        return folder.resolve("work");
    }

    /** Folder of native libraries that others unpack. */
    public Path nativeLibraries() {
        return folder.resolve("native");
    }

    /** Log file of this process, in a folder of logs that is created where it is missing. */
    public Path log(String name) {
        Path logs = folder.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UnavailableException(
                    "cannot write to " + logs + "; set " + VARIABLE + " to a folder of your own", e);
        }
        return logs.resolve(name + "-" + ProcessHandle.current().pid() + ".log");
    }
}
