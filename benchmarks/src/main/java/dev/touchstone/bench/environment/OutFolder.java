package dev.touchstone.bench.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folder that run folders are written to. */
public final class OutFolder {
    private OutFolder() {}

    /**
     * Refuses a folder that cannot be written, before the work whose result would go there; leaves nothing behind.
     *
     * @throws UncheckedIOException naming what cannot be written
     */
    public static void requireWritable(Path out) {
        Deque<Path> made = new ArrayDeque<>();
        for (Path folder = out.toAbsolutePath(); folder != null && !Files.exists(folder); folder = folder.getParent()) {
            made.addLast(folder);
        }
        try {
            Files.createDirectories(out);
            Files.delete(Files.createTempFile(out, ".", null));
            for (Path folder : made) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            FileSystemException unwritable = new FileSystemException(
                    out.toString(), null, "no run folder can be written there; choose another --out");
            unwritable.initCause(e);
            throw new UncheckedIOException(unwritable);
        }
    }
}
