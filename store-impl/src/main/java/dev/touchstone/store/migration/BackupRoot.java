package dev.touchstone.store.migration;

import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder of all runs' backups, which one process has to itself until it closes it or ends. */
final class BackupRoot implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private BackupRoot(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, made where it is missing.
     *
     * @throws VectorStoreException if another process has it
     */
    static BackupRoot take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new BackupRoot(folder, channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(folder, e);
        }
        channel.close();
        throw taken(folder, null);
    }

    private static VectorStoreException taken(Path folder, Throwable cause) {
        return new VectorStoreException(
                "another process works with the backup folder " + folder + "; let it finish", cause);
    }

    /** Makes the folder of a run that begins, and removes what runs left that ended before their backup was complete. */
    Backup create(UUID run, Instant now) throws IOException {
        for (Backup abandoned : backups()) {
            if (!abandoned.isComplete()) {
                abandoned.delete();
            }
        }
        return Backup.create(folder, run, now);
    }

    /** Returns the latest run that has neither settled every entry nor been undone. */
    Optional<Backup> unfinished() throws IOException {
        return latest().filter(backup -> !backup.isFinished());
    }

    /** Returns the latest run that has not been undone. */
    Optional<Backup> latest() throws IOException {
        return backups().stream()
                .filter(backup -> backup.isComplete() && !backup.isRolledBack())
                .max(Comparator.comparing(
                        backup -> backup.folder().getFileName().toString()));
    }

    private List<Backup> backups() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .filter(path -> Backup.isNamed(path.getFileName().toString()))
                    .map(Backup::new)
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
