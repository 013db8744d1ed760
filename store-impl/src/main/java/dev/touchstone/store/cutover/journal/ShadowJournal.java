package dev.touchstone.store.cutover.journal;

import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The observations of a shadow period: files {@code shadow-<time of start>-<part>.jsonl} in a folder, a line an event.
 *
 * <p>Each line is written with one call, so that a killed process leaves at most its last line incomplete. What the disk
 * refuses is counted and never thrown: a shadow must not hurt the caller.
 */
public final class ShadowJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowJournal.class);
    private static final String PREFIX = "shadow-";
    private static final String SUFFIX = ".jsonl";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final JournalLimits limits;
    private final InstantSource clock;
    private final String session;
    private final Deque<Path> files;
    private LineFile lines;
    private int part;
    private long lostLines;
    private long lostFiles;
    private boolean closed;

    private ShadowJournal(Path folder, JournalLimits limits, InstantSource clock) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
        this.session = PREFIX + STAMP.format(clock.instant());
        this.files = new ArrayDeque<>(files(folder));
        openNextPart();
    }

    /**
     * Begins a file of this process's own.
     *
     * @param folder exists
     * @throws VectorStoreException if it cannot be written
     */
    public static ShadowJournal open(Path folder, JournalLimits limits, InstantSource clock) {
        try {
            return new ShadowJournal(folder, limits, clock);
        } catch (IOException e) {
            throw new VectorStoreException(
                    "the shadow journal in " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + "); check the folder and its permissions",
                    e);
        }
    }

    /** Returns the journal files of a folder, oldest first. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().startsWith(PREFIX)
                            && file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Appends one line, or counts it as lost; once closed, does nothing. */
    public synchronized void record(ShadowEvent event) {
        if (closed) {
            return;
        }
        try {
            if (lines == null || lines.length() >= limits.fileBytes()) {
                openNextPart();
            }
            if (lostLines + lostFiles > 0) {
                lines.append(new ShadowEvent.Lost(clock.instant(), lostLines, lostFiles));
                lostLines = 0;
                lostFiles = 0;
            }
            lines.append(event);
        } catch (IOException e) {
            lose(e);
        }
    }

    /** What follows goes to a new file, for this one may end within a line. */
    private void lose(IOException cause) {
        lostLines++;
        if (lostLines == 1) {
            LOG.error("the shadow journal cannot be written ({}); its lines are lost until it can", cause.toString());
        }
        closeQuietly();
    }

    private void openNextPart() throws IOException {
        closeQuietly();
        Path file;
        do {
            part++;
            file = folder.resolve(String.format(Locale.ROOT, "%s-%04d%s", session, part, SUFFIX));
        } while (Files.exists(file));
        lines = new LineFile(file);
        files.addLast(file);
        while (files.size() > limits.files()) {
            Files.deleteIfExists(files.removeFirst());
            lostFiles++;
        }
    }

    private void closeQuietly() {
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException e) {
                LOG.warn("a file of the shadow journal did not close", e);
            }
            lines = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeQuietly();
    }
}
