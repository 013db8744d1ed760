package dev.touchstone.store.file;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.InvalidInputException;
import java.nio.file.Path;

/**
 * The folder of one collection, {@code {user}/vector_store_{collection}}, and the names in it.
 *
 * @param path the folder
 */
record CollectionFolder(Path path) {
    static final String VECTORS = "vectors.pkl";
    static final String METADATA = "metadata.json";
    private static final String DEFAULT_USER = "default_user";

    static CollectionFolder of(Path userData, CollectionId id) {
        String collection = id.collection();
        if (collection.indexOf('/') >= 0 || collection.indexOf('\\') >= 0) {
            throw new InvalidInputException(
                    "the collection name contains a path separator; the file store cannot use it");
        }
        return new CollectionFolder(userData.resolve(folderName(id.userId())).resolve("vector_store_" + collection));
    }

    /** Returns the name the Python application gives a user's folder. */
    static String folderName(String userId) {
        String name =
                userId.replaceAll("[^A-Za-z0-9_-]", "_").replaceAll("_+", "_").replaceAll("^_|_$", "");
        return name.isEmpty() ? DEFAULT_USER : name;
    }

    Path vectors() {
        return path.resolve(VECTORS);
    }

    Path metadata() {
        return path.resolve(METADATA);
    }

    /** The new vectors while they are being written. */
    Path newVectors() {
        return path.resolve(VECTORS + ".new");
    }

    /** The new metadata while they are being written. */
    Path newMetadata() {
        return path.resolve(METADATA + ".new");
    }

    /** Says, while it exists, that both new files are complete and take the place of the old ones. */
    Path commitMark() {
        return path.resolve("commit");
    }
}
