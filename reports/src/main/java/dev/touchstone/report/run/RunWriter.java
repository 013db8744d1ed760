package dev.touchstone.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.report.ReportException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.Histogram;

/**
 * Writes one run folder: into a hidden sibling first, which {@link #finish} renames and {@link #close} without it
 * removes. Safe for use by several threads.
 */
public final class RunWriter implements AutoCloseable {
    private final StagedFolder staged;
    private final BufferedWriter rows;
    private final RunRows accepted = new RunRows(MetricCatalogue.standard());
    private final ReentrantLock lock = new ReentrantLock();
    private RunHeader header;
    private boolean open = true;

    private RunWriter(StagedFolder staged, BufferedWriter rows, RunHeader header) {
        this.staged = staged;
        this.rows = rows;
        this.header = header;
    }

    /**
     * Begins a run folder below {@code out}, which is created where it is missing.
     *
     * @throws ReportException if the folder cannot be written
     */
    public static RunWriter create(Path out, RunHeader header) {
        return create(out, header, header.dataset().map(DatasetSummary::name));
    }

    /**
     * Begins a run folder named after a dataset whose summary becomes known later.
     *
     * @param dataset name of the dataset, absent for commands without data
     * @throws ReportException if the folder cannot be written
     */
    public static RunWriter create(Path out, RunHeader header, Optional<String> dataset) {
        StagedFolder staged = StagedFolder.create(out, FolderName.of(header, dataset));
        try {
            Path file = staged.file(RunFiles.MEASUREMENTS);
            return new RunWriter(staged, Files.newBufferedWriter(file, StandardCharsets.UTF_8), header);
        } catch (IOException e) {
            staged.delete();
            throw StagedFolder.unwritable(RunFiles.MEASUREMENTS, e);
        }
    }

    /** Adds what only became known after the start, such as settings read back from the server. */
    public void environment(Map<String, Object> more) {
        exclusively(() -> header = header.withEnvironment(more));
    }

    /** Adds the dataset where it only became known after the start; the folder keeps its name. */
    public void dataset(DatasetSummary data) {
        exclusively(() -> header = header.withDataset(data));
    }

    /**
     * Appends one measurement.
     *
     * @throws ReportException if the metric is unknown, or the same cell has this metric already or is void
     */
    public void add(Measurement measurement) {
        exclusively(() -> {
            append(accepted.add(measurement));
        });
    }

    /**
     * Records that a cell was tried and is void.
     *
     * @throws ReportException if the cell has measurements or is void already
     */
    public void addVoid(VoidCell cell) {
        exclusively(() -> {
            accepted.add(cell);
            append(cell);
        });
    }

    /** Writes {@code histograms/<name>.hlog}; values in nanoseconds, at least one. */
    public void histogram(String name, Histogram histogram) {
        RunFiles.checkHistogram(name);
        if (histogram.getTotalCount() == 0) {
            throw new ReportException("histogram " + name + " is empty; leave out what was not measured");
        }
        exclusively(() -> {
            Path folder = staged.directory(RunFiles.HISTOGRAMS);
            HistogramFile.write(folder.resolve(name + RunFiles.HISTOGRAM_SUFFIX), histogram);
        });
    }

    /** Writes a value as a JSON file of its own, such as {@code parity.json}; refuses NaN and infinite numbers. */
    public void json(String fileName, Object value) {
        RunFiles.checkFile(fileName);
        JsonNode tree = RunJson.finiteTree(fileName, value);
        exclusively(() -> staged.write(fileName, RunJson.line(RunJson.pretty(), tree)));
    }

    /** Writes a text file of its own, such as {@code apply.sql} or {@code junit.xml}. */
    public void text(String fileName, String content) {
        RunFiles.checkFile(fileName);
        exclusively(() -> staged.write(fileName, content));
    }

    /** The SHA-256 of every file written so far, by its path in the folder; histograms and charts are left out. */
    public SortedMap<String, String> checksums() {
        lock.lock();
        try {
            checkOpen();
            return staged.checksums();
        } finally {
            lock.unlock();
        }
    }

    /** Completes the folder and gives it its name. */
    public Path finish() {
        return finish(folder -> {});
    }

    /**
     * Completes the folder, lets {@code step} render into it, and gives it its name; a failing step leaves no folder.
     *
     * @return the run folder under its final name
     */
    public Path finish(FolderStep step) {
        lock.lock();
        try {
            checkOpen();
            open = false;
            rows.close();
            staged.write(RunFiles.HEADER, RunJson.line(RunJson.pretty(), header));
            step.apply(staged.path());
            return staged.publish();
        } catch (IOException e) {
            throw StagedFolder.unwritable(RunFiles.MEASUREMENTS, e);
        } finally {
            staged.delete();
            lock.unlock();
        }
    }

    /** Removes the folder unless it was finished. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (open) {
                open = false;
                rows.close();
            }
        } catch (IOException e) {
            throw StagedFolder.unwritable(RunFiles.MEASUREMENTS, e);
        } finally {
            staged.delete();
            lock.unlock();
        }
    }

    private void append(RunRow row) {
        try {
            rows.write(RunJson.line(RunJson.MAPPER.writerFor(RunRow.class), row));
            rows.flush();
        } catch (IOException e) {
            throw StagedFolder.unwritable(RunFiles.MEASUREMENTS, e);
        }
    }

    private void exclusively(Runnable action) {
        lock.lock();
        try {
            checkOpen();
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new ReportException("this run is finished; create a new one");
        }
    }
}
