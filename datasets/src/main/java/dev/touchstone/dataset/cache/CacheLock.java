package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to prepare one dataset: one process and one thread at a time, given back when the process dies. */
public final class CacheLock implements AutoCloseable {
    private static final long POLL_MILLIS = 200;

    private final Path file;
    private final FileChannel channel;

    private CacheLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for the lock, making its folder first where there is none.
     *
     * @throws DatasetException where the folder cannot be written or the wait is interrupted
     */
    public static CacheLock acquire(CacheFolders folders, Progress progress) {
        Path file = folders.lock();
        try {
            Files.createDirectories(file.getParent());
            // stays open as long as the lock is held
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            CacheLock lock = new CacheLock(file, channel);
            try {
                lock.waitForTurn(progress);
                return lock;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw CacheFailures.cannotWrite(file.getParent(), e);
        }
    }

    private void waitForTurn(Progress progress) throws IOException {
        while (!tryLock()) {
            progress.advanced("wait for another preparation", 0, 1);
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatasetException("interrupted while another preparation held " + file, e);
            }
        }
    }

    /** Refuses to go on without the lock. */
    public void requireHeld() {
        if (!channel.isOpen()) {
            throw new DatasetException("the lock " + file + " is no longer held; run the command again");
        }
    }

    private boolean tryLock() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process has it
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw CacheFailures.cannotWrite(file.getParent(), e);
        }
    }
}
