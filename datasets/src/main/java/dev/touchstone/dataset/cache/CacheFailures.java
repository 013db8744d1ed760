package dev.touchstone.dataset.cache;

import dev.touchstone.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says in one line why the cache folder could not be used. */
final class CacheFailures {
    private CacheFailures() {}

    static DatasetException cannotWrite(Path folder, IOException e) {
        return new DatasetException(
                "cannot write dataset files in " + folder + ": " + reason(e)
                        + "; free space there or choose another cache folder",
                e);
    }

    static DatasetException damaged(Path folder, String what) {
        return new DatasetException(damage(folder, what));
    }

    static DatasetException damaged(Path folder, IOException e) {
        return new DatasetException(damage(folder, reason(e)), e);
    }

    private static String damage(Path folder, String what) {
        return "the prepared dataset in " + folder + " is damaged: " + what + "; delete that folder and prepare again";
    }

    private static String reason(IOException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof FileSystemException failure && failure.getFile() != null) {
            String why = failure.getReason() == null ? e.getClass().getSimpleName() : failure.getReason();
            text = Path.of(failure.getFile()).getFileName() + " (" + why + ")";
        }
        return text.lines().findFirst().orElse(text);
    }
}
