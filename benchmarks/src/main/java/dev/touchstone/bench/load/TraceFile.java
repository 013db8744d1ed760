package dev.touchstone.bench.load;

import dev.touchstone.bench.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded trace as text: a line a request, the seconds from the trace's start as a decimal number, ascending; lines
 * that are empty or begin with {@code #} say nothing.
 */
final class TraceFile {
    private static final int NANO_DIGITS = 9;

    private TraceFile() {}

    /**
     * Reads a trace.
     *
     * @throws ConfigurationException naming the file and the line that holds no time
     */
    static Arrivals.Trace read(Path file) {
        List<Long> times = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                times.add(nanos(file, i + 1, line));
            }
        }
        try {
            return new Arrivals.Trace(times);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(file + " is no text; a trace is a time in seconds a line", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanos(Path file, int line, String text) {
        try {
            return new BigDecimal(text)
                    .scaleByPowerOfTen(NANO_DIGITS)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ConfigurationException(
                    file + " line " + line + ": '" + text + "' is no time in seconds; write one such as 12.345", e);
        }
    }
}
