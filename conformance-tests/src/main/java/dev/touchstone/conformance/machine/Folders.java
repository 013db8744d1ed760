package dev.touchstone.conformance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Creating, listing and removing folders below the cache folder. */
public final class Folders {
    private static final int ATTEMPTS = 50;
    private static final int PAUSE_MILLIS = 100;

    private Folders() {}

    public static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** Creates a folder that only its owner may enter. */
    public static void createPrivate(Path folder) {
        create(folder.getParent());
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** Lists a folder's entries; nothing where there is no such folder. */
    public static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UnavailableException("the folder " + folder + " cannot be read; mend its permissions", e);
        }
    }

    /** Removes a folder and everything in it, even while a process that is ending still writes there. */
    public static void delete(Path folder) {
        IOException failure = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                FileUtils.deleteDirectory(folder.toFile());
                return;
            } catch (IOException e) {
                failure = e;
                Pause.millis(PAUSE_MILLIS);
            }
        }
        throw new UnavailableException("the folder " + folder + " cannot be removed; delete it by hand", failure);
    }

    public static UnavailableException cannotWrite(Path folder, IOException cause) {
        return new UnavailableException(
                "the folder " + folder + " cannot be written (" + Causes.of(cause)
                        + "); free space or mend permissions there, or set TOUCHSTONE_HOME to another folder",
                cause);
    }
}
