package dev.touchstone.conformance.postgres.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import dev.touchstone.conformance.postgres.PostgresUnavailableException;

/** A lock on a file that ends with its holder, however the holder ends. */
final class HeldLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final FileChannel channel;
    private final FileLock lock;

    private HeldLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock unless another process, or another thread of this one, holds it. */
    static Optional<HeldLock> tryLock(Path file) {
        FileChannel channel = open(file);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // held by this JVM
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

    /** Takes the lock, waiting for its holder. */
    static HeldLock lock(Path file, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<HeldLock> lock = tryLock(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() > deadline) {
                throw new PostgresUnavailableException("another process has held " + file + " for more than "
                        + limit.toSeconds() + " s; wait for it or end it");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailableException("interrupted while waiting for another process", e);
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

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new PostgresUnavailableException("a file lock cannot be released", e);
        }
    }
}
