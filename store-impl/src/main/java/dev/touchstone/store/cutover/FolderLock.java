package dev.touchstone.store.cutover;

import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a journal's folder to one process, until it is closed or the process ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, made where it is missing.
     *
     * @throws VectorStoreException if another has it or it cannot be written
     */
    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new VectorStoreException("another process shadows into " + folder
                        + "; one process writes a user_data folder at a time, so stop it first");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new VectorStoreException(
                    "the journal folder " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + "); correct " + CutoverSettings.JOURNAL,
                    e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new VectorStoreException("the lock of the journal folder did not close", e);
        }
    }
}
