package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** One latency histogram, in nanoseconds, as a HdrHistogram log of one interval. */
final class HistogramFile {
    private static final double NANOS_PER_MILLI = 1_000_000;

    private HistogramFile() {}

    static void write(Path file, Histogram histogram) {
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputLogFormatVersion();
            log.outputComment("[values in nanoseconds; Interval_Max in milliseconds]");
            log.outputLegend();
            log.outputIntervalHistogram(0, 0, histogram, NANOS_PER_MILLI);
            if (out.checkError()) {
                throw new ReportException("cannot write histogram " + file.getFileName() + "; is the disk full?");
            }
        } catch (IOException e) {
            throw new ReportException("cannot write histogram " + file.getFileName() + "; is the disk full?", e);
        }
    }

    static Histogram read(Path file) {
        String name = "histogram " + file.getFileName();
        if (!Files.isRegularFile(file)) {
            throw new ReportException(name + " is not in the run folder; run the command again");
        }
        Optional<Histogram> only = only(file, name);
        return only.orElseThrow(
                () -> new ReportException(name + " does not hold exactly one histogram; run the command again"));
    }

    private static Optional<Histogram> only(Path file, String name) {
        try (HistogramLogReader log = new HistogramLogReader(file.toFile())) {
            EncodableHistogram read = log.nextIntervalHistogram();
            return read instanceof Histogram histogram && !log.hasNext() ? Optional.of(histogram) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // the reader answers damage with whatever its scanner, decoder or inflater throws
            throw new ReportException(name + " is damaged; run the command again", e);
        }
    }
}
