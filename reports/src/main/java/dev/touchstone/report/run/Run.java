package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A run folder as it was written. */
public final class Run {
    private final Path folder;
    private final RunHeader header;
    private final RunRows rows;

    Run(Path folder, RunHeader header, RunRows rows) {
        this.folder = folder;
        this.header = header;
        this.rows = rows;
    }

    /**
     * Reads a run folder.
     *
     * @throws ReportException if it is none, has an unknown schema_version or metric, or a malformed line (named by
     *     file and number)
     */
    public static Run read(Path folder) {
        return RunReader.read(folder);
    }

    public Path folder() {
        return folder;
    }

    public RunHeader header() {
        return header;
    }

    /** Every measurement, in the order of writing. */
    public List<Measurement> measurements() {
        return rows.measurements();
    }

    /** The cells that were tried and measured nothing. */
    public List<VoidCell> voidCells() {
        return rows.voidCells();
    }

    /** The measurements of one metric, in the order of writing. */
    public List<Measurement> of(Metric metric) {
        return measurements().stream()
                .filter(row -> row.metric().equals(metric.key()))
                .toList();
    }

    /** The value of one metric in exactly that cell; empty where it was not measured. */
    public Optional<Measurement> of(Metric metric, Map<String, String> cell) {
        return of(metric).stream().filter(row -> row.cell().equals(cell)).findFirst();
    }

    /** The names of the histograms, sorted. */
    public List<String> histogramNames() {
        Path histograms = folder.resolve(RunFiles.HISTOGRAMS);
        if (!Files.isDirectory(histograms)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(histograms)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(RunFiles.HISTOGRAM_SUFFIX))
                    .map(name -> name.substring(0, name.length() - RunFiles.HISTOGRAM_SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ReportException("cannot list the histograms of " + folder + "; check its permissions", e);
        }
    }

    /**
     * The histogram of that name, in nanoseconds.
     *
     * @throws ReportException if there is none or it is damaged
     */
    public Histogram histogram(String name) {
        RunFiles.checkHistogram(name);
        return HistogramFile.read(folder.resolve(RunFiles.HISTOGRAMS).resolve(name + RunFiles.HISTOGRAM_SUFFIX));
    }

    /**
     * A JSON file of the folder as a value; empty where the run did not write it.
     *
     * @throws ReportException if the file does not fit the type
     */
    public <T> Optional<T> json(String fileName, Class<T> type) {
        RunFiles.checkFile(fileName);
        Path file = folder.resolve(fileName);
        return Files.exists(file) ? Optional.of(RunReader.json(file, type)) : Optional.empty();
    }

    /** A text file of the folder, such as {@code recall.csv}; empty where the run did not write it. */
    public Optional<String> text(String fileName) {
        RunFiles.checkFile(fileName);
        Path file = folder.resolve(fileName);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new ReportException("cannot read " + file + "; check that it is there and readable as UTF-8", e);
        }
    }
}
