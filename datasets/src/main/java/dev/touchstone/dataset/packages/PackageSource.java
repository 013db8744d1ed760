package dev.touchstone.dataset.packages;

import dev.touchstone.dataset.DatasetException;
import java.nio.file.Path;

/** Fetches published packages with the machine's own clients, and keeps what it fetched. */
@FunctionalInterface
public interface PackageSource {
    /** Fetches nothing. */
    PackageSource NONE = wanted -> {
        throw new DatasetException(
                wanted.name() + " cannot be fetched here; run ./touchstone dataset prepare for the dataset first");
    };

    /**
     * Returns the file of a package, downloading it where it is not there yet; its bytes are checked by the caller.
     *
     * @throws DatasetException naming the package and the remedy where it cannot be had
     */
    Path fetch(PublishedPackage wanted);
}
