package dev.touchstone.conformance.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A lock on a file that ends with its holder, however the holder ends. */
public final class HeldLock {
    private static final long PAUSE_MILLIS = 100;

    private final FileChannel channel;
    private final FileLock lock;

    private HeldLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock unless another process holds it; never to be asked twice for one file within a process. */
    public static Optional<HeldLock> tryLock(Path file) {
        FileChannel channel = open(file);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw Folders.cannotWrite(file, e);
        }
        if (lock == null) {
            close(file, channel);
            return Optional.empty();
        }
        return Optional.of(new HeldLock(channel, lock));
    }

    /**
     * Does work while no other process and no other thread of this one does work under the same file.
     *
     * <p>Threads are kept apart by a monitor, because closing a second channel on a file would release the lock that
     * the first one holds.
     */
    public static <T> T exclusively(Path file, Duration limit, Supplier<T> work) {
        synchronized (HeldLock.class) {
            long deadline = System.nanoTime() + limit.toNanos();
            Optional<HeldLock> lock = tryLock(file);
            while (lock.isEmpty()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new UnavailableException("another process has held " + file + " for more than "
                            + limit.toSeconds() + " s; wait for it or end it");
                }
                Pause.millis(PAUSE_MILLIS);
                lock = tryLock(file);
            }
            try {
                return work.get();
            } finally {
                lock.get().release();
            }
        }
    }

    private static FileChannel open(Path file) {
        Folders.create(file.getParent());
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Folders.cannotWrite(file, e);
        }
    }

    private static void close(Path file, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw Folders.cannotWrite(file, e);
        }
    }

    private static void closeQuietly(FileChannel channel, IOException failure) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    public void release() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UnavailableException("a file lock cannot be released", e);
        }
    }
}
