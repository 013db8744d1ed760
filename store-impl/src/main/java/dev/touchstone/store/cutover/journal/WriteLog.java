package dev.touchstone.store.cutover.journal;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which documents PostgreSQL still lacks: each change is noted before the file store makes it and settled when PostgreSQL
 * has made it, so that a process killed in between forgets none.
 *
 * <p>The file {@code writes.jsonl} holds ids alone; it is rewritten without what is settled whenever it has grown
 * fourfold. Where the disk refuses it, the log goes on in memory, says so once, and writes the whole at the next chance.
 */
public final class WriteLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteLog.class);
    private static final String FILE = "writes.jsonl";
    private static final long LEAST_BYTES = 64 << 10;
    private static final int GROWTH = 4;

    private final Path file;
    private final Outstanding outstanding;
    private LineFile lines;
    private long compactBytes;
    private long number;
    private boolean failing;
    private boolean closed;

    private WriteLog(Path folder) throws IOException {
        this.file = folder.resolve(FILE);
        this.outstanding = load(folder);
        this.number = outstanding.lastNumber();
        rewrite();
    }

    /**
     * Takes up the log of earlier processes.
     *
     * @param folder exists, and belongs to this process alone
     * @throws VectorStoreException if it cannot be written or its file is damaged
     */
    public static WriteLog open(Path folder) {
        try {
            return new WriteLog(folder);
        } catch (IOException e) {
            throw new VectorStoreException(
                    "the log of shadow writes in " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + "); check the folder and its permissions",
                    e);
        }
    }

    /** Returns how many documents PostgreSQL lacks, by collection; changes nothing, also where there is no log. */
    public static Map<CollectionId, Integer> outstanding(Path folder) {
        return load(folder).counts();
    }

    private static Outstanding load(Path folder) {
        Outstanding outstanding = new Outstanding();
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            JsonLines.read(file, WriteLogLine.class, outstanding::apply);
        }
        return outstanding;
    }

    /** Notes a change that is about to be made, and returns its number. */
    public synchronized long begin(CollectionId of, Collection<String> ids) {
        number++;
        append(WriteLogLine.begun(number, of, ids));
        return number;
    }

    /** Notes that PostgreSQL holds these documents as they were after the change of that number, or a later one. */
    public synchronized void settle(CollectionId of, Collection<String> ids, long upTo) {
        append(WriteLogLine.settled(upTo, of, ids));
    }

    /** Returns the number of the last change. */
    public synchronized long lastNumber() {
        return number;
    }

    /** Returns the ids PostgreSQL lacks in a collection. */
    public synchronized Set<String> ids(CollectionId of) {
        return outstanding.ids(of);
    }

    /** Returns how many documents PostgreSQL lacks, by collection. */
    public synchronized Map<CollectionId, Integer> counts() {
        return outstanding.counts();
    }

    private void append(WriteLogLine line) {
        outstanding.apply(line);
        if (closed) {
            throw new VectorStoreException("the shadow is closed; open the stores again");
        }
        try {
            if (lines == null || lines.length() > Math.max(LEAST_BYTES, GROWTH * compactBytes)) {
                rewrite();
            } else {
                lines.append(line);
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.error(
                        "the log of shadow writes cannot be written ({}): a process killed now forgets what is"
                                + " outstanding",
                        e.toString());
            }
            failing = true;
            release();
        }
    }

    private void rewrite() throws IOException {
        release();
        Path fresh = file.resolveSibling(FILE + ".new");
        LineFile out = new LineFile(fresh);
        try {
            for (WriteLogLine line : outstanding.lines()) {
                out.append(line);
            }
            out.force();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            compactBytes = out.length();
            lines = out;
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    private void release() {
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException e) {
                LOG.warn("the log of shadow writes did not close", e);
            }
            lines = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}
