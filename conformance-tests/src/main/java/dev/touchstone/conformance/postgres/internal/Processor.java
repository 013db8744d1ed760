package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/** The processor's instruction set: code compiled for one may crash on another. */
final class Processor {
    private static final int KEY_LENGTH = 12;

    private Processor() {}

    /** Returns a short key that is equal for processors with the same architecture and features. */
    static String key() {
        Path description = Path.of("/proc/cpuinfo");
        try {
            return key(System.getProperty("os.arch"), Files.readAllLines(description));
        } catch (IOException e) {
            throw new UnavailableException(
                    description + " cannot be read; the embedded server needs Linux, use --postgres url", e);
        }
    }

    static String key(String architecture, List<String> description) {
        String features = description.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
        String sorted = String.join(" ", new TreeSet<>(List.of(features.split("\\s+"))));
        String text = architecture.toLowerCase(Locale.ROOT) + " " + sorted;
        return DigestUtils.sha256Hex(text).substring(0, KEY_LENGTH);
    }
}
