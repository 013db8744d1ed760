package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** A process that takes the lock of a dataset, says so, and keeps it until it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        CacheFolders folders = CacheFolders.of(Path.of(arguments[0]), arguments[1]);
        try (CacheLock lock = CacheLock.acquire(folders, Progress.NONE)) {
            lock.requireHeld();
            System.out.println("held");
            System.in.read();
        }
    }
}
